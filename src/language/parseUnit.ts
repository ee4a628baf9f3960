import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { BASE_UNITS, basesOf, multiplyUnits, PLAIN, powerOf, raiseUnit, type Unit } from './unit.ts';

/** Another word for a base unit. */
const ALIASES: ReadonlyMap<string, string> = new Map([['USD', 'money']]);

interface Piece {
  /** The base units that are known. */
  readonly bases: readonly string[];
  readonly whole: string;
  readonly text: string;
  readonly from: number;
}

/**
 * A unit as people write it: base units joined by `*` and `/`, each with a power where needed; `1` is a plain number. `own`
 * are the base units that the model adds. Throws an InputError that underlines the piece it cannot read.
 *
 * @example
 * parseUnit('money*month/click', ['click']) // => new Map([['money', 1], ['month', 1], ['click', -1]])
 * parseUnit('1/year') // => new Map([['year', -1]])
 * parseUnit('USD') // => new Map([['money', 1]])
 */
export function parseUnit(text: string, own: readonly string[] = []): Unit {
  const bases = [...BASE_UNITS, ...own];
  let unit: Unit = PLAIN;
  let sign = 1;
  for (const match of text.slice(0, 200).matchAll(/([*/]?)([^*/]*)/g)) {
    if (match[0] === '' && match.index > 0) continue;
    sign = match[1] === '/' ? -1 : 1;
    const from = match.index + (match[1]?.length ?? 0);
    unit = multiplyUnits(unit, raiseUnit(parseFactor({ whole: text, text: match[2] ?? '', from, bases }), sign));
  }
  return unit;
}

function parseFactor(piece: Piece): Unit {
  const text = piece.text.trim();
  if (text === '1') return PLAIN;
  const match = /^([A-Za-z_]+)(?:\s*\^\s*(-?\d+(?:\.\d+)?))?$/.exec(text);
  if (!match) return refuse(piece, 'invalid');
  const [, word = '', power = '1'] = match;
  const base = ALIASES.get(word) ?? word;
  if (!piece.bases.includes(base)) return refuse(piece, 'unknown');
  return raiseUnit(new Map([[base, 1]]), Number(power));
}

function refuse({ whole, text, from, bases }: Piece, opening: 'invalid' | 'unknown'): never {
  return fail({
    opening,
    message: `unit "${text.trim()}"`,
    excerpt: { text: whole, from, to: from + text.length },
    advice:
      opening === 'unknown'
        ? suggest(text.trim(), bases)
        : `Join ${bases.join(', ')} by * and /, as in money/month; a plain number is 1.`,
  });
}

/**
 * The unit in its one canonical spelling, which {@link parseUnit} reads back.
 *
 * @example
 * formatUnit(new Map([['click', -1], ['money', 1]])) // => 'money/click'
 * formatUnit(new Map([['year', -1]])) // => '1/year'
 * formatUnit(new Map()) // => '1'
 */
export function formatUnit(unit: Unit): string {
  const powers = basesOf(unit).map((base) => ({ base, power: powerOf(unit, base) }));
  const above = powers.filter(({ power }) => power > 0).map(({ base, power }) => formatPower(base, power));
  const below = powers.filter(({ power }) => power < 0).map(({ base, power }) => `/${formatPower(base, -power)}`);
  return (above.join('*') || '1') + below.join('');
}

function formatPower(base: string, power: number): string {
  return Math.abs(power - 1) < 1e-9 ? base : `${base}^${Number(power.toFixed(9))}`;
}
