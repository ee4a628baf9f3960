/** What a formula is made of, as a spreadsheet reads it. */
export type Formula =
  | { readonly kind: 'value'; readonly value: number | string | boolean }
  | { readonly kind: 'range'; readonly sheet?: string; readonly from: Corner; readonly to: Corner }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Formula[] }
  | { readonly kind: 'minus'; readonly of: Formula }
  | { readonly kind: 'two'; readonly sign: string; readonly left: Formula; readonly right: Formula };

/** A cell, counted from 0; a part that is not fixed moves with the formula. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly rowIsFixed: boolean;
  readonly columnIsFixed: boolean;
}

const TOKEN =
  /\s*(?:(?<text>"(?:[^"]|"")*")|(?<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?<from>\$?[A-Z]{1,3}\$?\d+)(?::(?<to>\$?[A-Z]{1,3}\$?\d+))?(?![\w.(])|(?<number>\d+(?:\.\d+)?(?:E[+-]?\d+)?)|(?<word>[\p{L}_][\p{L}\p{N}_.]*)|(?<sign><=|>=|<>|[-+*/^=<>(),]))/uy;

const BINDS: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '^': 4,
};

/** Column letters as a number from 0. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

function cornerOf(text: string): Corner {
  const [, column = '', letters = '', row = '', digits = ''] = /^(\$?)([A-Z]+)(\$?)(\d+)$/.exec(text) ?? [];
  return { row: Number(digits) - 1, column: columnNumber(letters), rowIsFixed: row !== '', columnIsFixed: column !== '' };
}

/** Reads a formula without its `=`. All operators go from left to right, and a sign before a piece binds closest, as in Excel. */
export function parseFormula(text: string): Formula {
  const tokens: Record<string, string | undefined>[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (!found) throw new Error(`cannot read ${text.slice(at, at + 40)}`);
    tokens.push({ ...found.groups });
  }
  const place = { at: 0 };
  const next = () => tokens[place.at];
  const take = (sign: string): void => {
    if (tokens[place.at++]?.sign !== sign) throw new Error(`no ${sign} in ${text}`);
  };
  const two = (least: number): Formula => {
    let left = one();
    for (let sign = next()?.sign; sign !== undefined && (BINDS[sign] ?? 0) >= least; sign = next()?.sign) {
      place.at++;
      left = { kind: 'two', sign, left, right: two((BINDS[sign] ?? 0) + 1) };
    }
    return left;
  };
  const one = (): Formula => {
    const token = tokens[place.at++] ?? {};
    if (token.sign === '-') return { kind: 'minus', of: one() };
    if (token.sign === '+') return one();
    if (token.sign === '(') {
      const inner = two(1);
      take(')');
      return inner;
    }
    if (token.text !== undefined) return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') };
    if (token.number !== undefined) return { kind: 'value', value: Number(token.number) };
    if (token.from !== undefined) {
      const sheet = token.sheet?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
      return {
        kind: 'range',
        ...(sheet !== undefined && { sheet }),
        from: cornerOf(token.from),
        to: cornerOf(token.to ?? token.from),
      };
    }
    return word(token.word ?? '');
  };
  const word = (name: string): Formula => {
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'value', value: name === 'TRUE' };
    if (next()?.sign !== '(') return { kind: 'name', name };
    place.at++;
    const given: Formula[] = [];
    while (next()?.sign !== ')') {
      given.push(two(1));
      if (next()?.sign === ',') place.at++;
    }
    take(')');
    return { kind: 'call', name, given };
  };
  const whole = two(1);
  if (place.at !== tokens.length) throw new Error(`more than a formula: ${text}`);
  return whole;
}
