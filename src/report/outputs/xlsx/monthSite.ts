import { present } from '../../../core/present.ts';
import type { FlatExpression, FlatReference } from '../../../program/flat.ts';
import type { FormulaSite } from '../../../program/targets/formula/formulaText.ts';
import { formulaText } from '../../../program/targets/formula/formulaText.ts';
import { type BookSource, monthLetters } from './bookSource.ts';
import type { ModelLayout } from './modelLayout.ts';

/** A piece of an equation that has a row of its own: what a delay reads, or what would make a formula too long. */
export interface Aside {
  readonly row: number;
  readonly label: string;
  readonly formula: (site: FormulaSite, month: number) => string;
}

/** What the formulas of a sheet of the model are written with. */
export interface MonthSites {
  readonly at: (month: number) => FormulaSite;
  /** In the order in which they came up; more come up as they are written. */
  readonly asides: readonly Aside[];
}

interface Ground {
  readonly source: BookSource;
  readonly layout: ModelLayout;
  readonly names: ReadonlyMap<string, string>;
}

export function monthSites(ground: Ground): MonthSites {
  const asides: Aside[] = [];
  const known = new Map<FlatExpression, Map<string, Aside>>();
  const aside = (piece: FlatExpression, { key, ...rest }: Pick<Aside, 'label' | 'formula'> & { readonly key: string }): Aside => {
    const found = known.get(piece)?.get(key);
    if (found) return found;
    const made = { row: ground.layout.aside + asides.length, ...rest };
    asides.push(made);
    known.set(piece, new Map([...(known.get(piece) ?? []), [key, made]]));
    return made;
  };
  return { at: (month) => siteOf(ground, { month, aside }), asides };
}

interface Standing {
  readonly month: number;
  readonly aside: (piece: FlatExpression, made: Pick<Aside, 'label' | 'formula'> & { readonly key: string }) => Aside;
}

function siteOf(ground: Ground, { month, aside }: Standing): FormulaSite {
  const { source, layout, names } = ground;
  const { lead } = source.workings.timeline;
  const letters = (at: number): string => monthLetters(source.workings, at);
  const cell = (to: FlatReference, at: number): string => `${letters(at)}${rowOf(to, layout) + 1}`;
  const first = (to: FlatReference): number => (to.of === 'input' ? -lead : 0);
  const earlier = (to: FlatReference, months: number): string => {
    const wished = month - Math.max(0, months);
    return wished < first(to) ? `$${cell(to, first(to))}` : cell(to, wished);
  };
  return {
    now: (to) => (to.of === 'parameter' ? present(names.get(to.slot), to.slot) : cell(to, month)),
    last: (to) => earlier(to, 1),
    initial: (to) => `$${cell(to, 0)}`,
    delayed: (to, months) => {
      if (months.kind === 'number' && Number.isInteger(months.value)) return earlier(to, months.value);
      const { row } = aside(months, positionOf(to, months, ground));
      const range = `$${cell(to, first(to))}:${cell(to, month)}`;
      return between(range, `${letters(month)}${row + 1}`, nowOf(to, { ground, month }));
    },
    aside: (piece) => {
      const made = { key: '', label: 'Part of an equation above', formula: (site: FormulaSite) => formulaText(piece, site) };
      return `${letters(month)}${aside(piece, made).row + 1}`;
    },
  };
}

/** Months from the first known value to this one. */
function nowOf(to: FlatReference, { ground, month }: { readonly ground: Ground; readonly month: number }): string {
  const { layout, source } = ground;
  const { lead } = source.workings.timeline;
  const elapsed = `${monthLetters(source.workings, month)}${present(layout.clock.get('elapsed'), 'elapsed') + 1}`;
  return to.of === 'input' && lead > 0 ? `(${elapsed}+${lead})` : elapsed;
}

function positionOf(
  to: FlatReference,
  months: FlatExpression,
  ground: Ground,
): Pick<Aside, 'label' | 'formula'> & { key: string } {
  return {
    key: `${to.of} ${to.slot}`,
    label: `Which month of ${to.slot} is read late`,
    formula: (site, month) => {
      const [text, now] = [formulaText(months, site), nowOf(to, { ground, month })];
      return `MAX(0,${now}-MAX(0,${text}))`;
    },
  };
}

/** The value at a position of a row, linear between two months; never beyond this month, which a formula may not read. */
function between(range: string, position: string, now: string): string {
  const whole = `INT(${position})`;
  const lower = `INDEX(${range},1,${whole}+1)`;
  return `(${lower}+(${position}-${whole})*(INDEX(${range},1,MIN(${whole}+2,${now}+1))-${lower}))`;
}

function rowOf(to: FlatReference, { clock, tables, paths, inputs, equations }: ModelLayout): number {
  switch (to.of) {
    case 'variable':
      return present(equations.get(to.slot), to.slot);
    case 'input':
      return present(inputs.get(to.slot), to.slot);
    case 'table':
      return present(tables.get(to.slot), to.slot);
    case 'shock':
      return present(paths.get(to.slot), to.slot);
    case 'clock':
      return present(clock.get(to.slot), to.slot);
    default:
      throw new Error(`${to.slot} is ${to.of}: no row of a model`);
  }
}
