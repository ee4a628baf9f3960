import { type Excerpt, fail } from '../../core/error.ts';
import type { Span } from '../expression.ts';

export interface Token {
  readonly kind: 'number' | 'name' | 'operator';
  readonly text: string;
  readonly span: Span;
}

/** Whether a piece of the language becomes a node of the tree; brackets, commas and the second half of a choice do not. */
const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', ',', ':']);

export const LIMITS = { characters: 2_000, depth: 64, nodes: 500 } as const;

const TOKEN =
  /(?<space>[ \t]+)|(?<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.]))|(?<name>[A-Za-z_]\w*)|(?<operator><=|>=|==|!=|<(?!<)|>(?!>)|\?(?!\?)|[-+*/^(),:])/y;

const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

/** Words that mathjs reads as operators or constants. None of them is part of the language. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['xor', 'Use and, or, not.'],
  ['mod', 'There is no remainder in this language.'],
  ['to', 'Units are declared, never converted within an equation.'],
  ['in', 'Units are declared, never converted within an equation.'],
  ['end', 'Use another name.'],
  ...['true', 'false'].map((word): [string, string] => [word, 'Write a comparison, such as month >= 6.']),
  ...['null', 'undefined', 'NaN', 'Infinity'].map((word): [string, string] => [word, 'Write a finite number.']),
]);

/** What to do instead of a character that is not part of the language. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['%', 'Write shares as fractions: 0.05 for 5 %.'],
  ['!', 'Write "not" for a negation and != for unequal.'],
  ['=', 'Compare with ==. An equation says only what stands to the right of the equals sign.'],
  ['#', 'Put remarks under "about".'],
  [';', 'Write one equation a variable.'],
  ['\n', 'Write the equation on one line, or fold it with >- in YAML.'],
  ['\r', 'Write the equation on one line, or fold it with >- in YAML.'],
  ['[', 'There are no lists: declare the variable over a dimension.'],
  ['{', 'There are no objects: use round brackets.'],
  ['.', 'There is no access to parts of a name: refer to the name itself.'],
  ['"', 'There is no text in equations.'],
  ["'", 'There is no text in equations.'],
  ['`', 'There is no text in equations.'],
  ['−', 'Write a plain minus sign: -'],
  ['–', 'Write a plain minus sign: -'],
  ['×', 'Write * to multiply.'],
  ['·', 'Write * to multiply.'],
  ['÷', 'Write / to divide.'],
  ['≤', 'Write <= to compare.'],
  ['≥', 'Write >= to compare.'],
]);

/** Whether a name could never be used in an equation: it is a word of the language or of its parser. */
export function isReservedWord(name: string): boolean {
  return WORDS.has(name) || FOREIGN.has(name);
}

/** The pieces of an equation, in order, after every limit has been checked. Throws an InputError at the first piece that is not part of the language. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > LIMITS.characters) {
    refuse({ text, from: LIMITS.characters, to: text.length }, `it has more than ${LIMITS.characters} characters`, SPLIT);
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    at = token.span.to;
    if (token.kind !== 'space') tokens.push({ ...token, kind: token.kind });
  }
  if (tokens.length === 0)
    fail({ opening: 'missing', message: 'equation: it is empty', advice: 'Write a number, a name or a formula.' });
  checkLimits(text, tokens);
  return tokens;
}

const SPLIT = 'Split it into several variables.';

function tokenAt(text: string, at: number): Omit<Token, 'kind'> & { readonly kind: Token['kind'] | 'space' } {
  TOKEN.lastIndex = at;
  const match = TOKEN.exec(text);
  const found = Object.entries(match?.groups ?? {}).find(([, part]) => part !== undefined);
  if (!match || !found) return refusePiece(text, at);
  const span = { from: at, to: at + match[0].length };
  const kind = found[0] as Token['kind'] | 'space';
  if (kind === 'number' && !Number.isFinite(Number(match[0])))
    refuse({ text, ...span }, `${match[0]} is not a finite number`, 'Write a smaller number.');
  if (kind !== 'name') return { kind, text: match[0], span };
  const advice = FOREIGN.get(match[0]);
  if (advice !== undefined) fail({ opening: 'unknown', message: `name "${match[0]}"`, excerpt: { text, ...span }, advice });
  return { kind: WORDS.has(match[0]) ? 'operator' : 'name', text: match[0], span };
}

function refusePiece(text: string, at: number): never {
  const rest = text.slice(at);
  const piece = /^(?:[\w.]+|[<>?]+)/.exec(rest)?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
  const span = { from: at, to: at + piece.length };
  if (/^\.?\d/.test(piece))
    return refuse(
      { text, ...span },
      `"${piece}" is not a number`,
      'Write numbers such as 12, 0.5 or 1e-3, and * between factors.',
    );
  const shown = JSON.stringify(piece).slice(1, -1);
  return refuse(
    { text, ...span },
    `"${shown}" is not part of the language`,
    REFUSED.get(piece.charAt(0)) ?? 'Use names, numbers, + - * / ^, comparisons, and, or, not, ? : and functions.',
  );
}

function checkLimits(text: string, tokens: readonly Token[]): void {
  let depth = 0;
  let nodes = 0;
  for (const token of tokens) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (!PUNCTUATION.has(token.text)) nodes++;
    if (depth > LIMITS.depth) refuse({ text, ...token.span }, `brackets nest more than ${LIMITS.depth} deep`, SPLIT);
    if (nodes > LIMITS.nodes) refuse({ text, ...token.span }, `it has more than ${LIMITS.nodes} pieces`, SPLIT);
  }
}

/** Throws an InputError about a piece of the equation. */
export function refuse(excerpt: Excerpt, message: string, advice: string): never {
  return fail({ opening: 'invalid', message: `equation: ${message}`, excerpt, advice });
}
