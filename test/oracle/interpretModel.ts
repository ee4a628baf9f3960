import { all, create } from 'mathjs';
import type { ClockName, Expression, Reference } from '../../src/language/expression.ts';
import { FUNCTIONS } from '../../src/language/functions/functions.ts';
import type { Member, Model, Variable } from '../../src/language/model.ts';
import { slotId } from '../../src/language/slots.ts';

/** One draw: what the study supplies and one value for every parameter slot. */
export interface Trial {
  /** A month where it is not said. */
  readonly step?: Model['step'];
  readonly months: number;
  readonly lead: number;
  /** Month 0 as months since January 2026; week 0 as weeks since that of 1 January 2026. */
  readonly start: number;
  /** The last actual month, counted from month 0; 0 where it is not said. */
  readonly actual?: number;
  readonly parameters: ReadonlyMap<string, number>;
  /** By slot: `lead + months` numbers. */
  readonly inputs: ReadonlyMap<string, readonly number[]>;
  /** By name: `months` numbers. */
  readonly tables: ReadonlyMap<string, readonly number[]>;
  /** By parameter over months: `months` numbers. */
  readonly shocks?: ReadonlyMap<string, readonly number[]>;
}

type Members = ReadonlyMap<string, Member>;

/** mathjs with plain IEEE comparisons and NaN where it would answer with a complex number. */
const math = create(all ?? {}, { relTol: 1e-300, absTol: 0, predictable: true });
/** Its own power finds roots of negative numbers whose order is odd; the language means the plain one. */
math.import({ pow: Math.pow }, { override: true });

/**
 * The slow, plain reading of a model: every equation becomes a mathjs text that is evaluated when its value is first
 * asked for, with no order, no dimensions unrolled beforehand and nothing shared. Gives the value of any variable slot in any month.
 */
export function interpretModel(model: Model, trial: Trial): (slot: string, month: number) => number {
  const known = new Map<string, number>();
  const owners = new Map([...model.variables.values()].flatMap((variable) => slotMembers(model, variable)));
  const value = (slot: string, month: number): number => {
    const key = `${slot} ${month}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const owner = owners.get(slot);
    if (!owner) throw new Error(`no slot ${slot}`);
    const { variable, members } = owner;
    const equation = month === 0 ? (variable.starts ?? variable.equals) : variable.equals;
    const result = evaluate(equation, { model, trial, members, month, value });
    known.set(key, result);
    return result;
  };
  return value;
}

interface Context {
  readonly model: Model;
  readonly trial: Trial;
  readonly members: Members;
  readonly month: number;
  readonly value: (slot: string, month: number) => number;
}

function slotMembers(model: Model, variable: Variable): [string, { variable: Variable; members: Members }][] {
  const { name, over } = variable;
  if (over === undefined) return [[name, { variable, members: new Map() }]];
  return membersOf(model, over).map((member) => [
    slotId(name, member.id),
    { variable, members: choose(model, new Map(), { over, member }) },
  ]);
}

function membersOf(model: Model, dimension: string): readonly Member[] {
  return model.dimensions.get(dimension)?.members ?? [];
}

function choose(model: Model, members: Members, { over, member }: { over: string; member: Member }): Members {
  const chosen = new Map(members);
  let dimension: string | undefined = over;
  let current: Member | undefined = member;
  while (dimension !== undefined && current !== undefined) {
    chosen.set(dimension, current);
    const owner: string | undefined = current.owner;
    dimension = model.dimensions.get(dimension)?.within;
    current = dimension === undefined ? undefined : membersOf(model, dimension).find(({ id }) => id === owner);
  }
  return chosen;
}

/** Names are looked up when mathjs reaches them, so the side of a choice that is not taken is never asked for. */
function evaluate(expression: Expression, context: Context): number {
  const reads: (() => number)[] = [];
  const text = write(expression, context, reads);
  const functions = new Map<string, unknown>([...DERIVED[context.model.step], ['round', Math.round]]);
  const scope = {
    has: (name: string) => functions.has(name) || /^r\d+$/.test(name),
    get: (name: string) => functions.get(name) ?? reads[Number(name.slice(1))]?.(),
    set: () => undefined,
    keys: () => functions.keys(),
  };
  const result: unknown = math.compile(text).evaluate(scope as unknown as Map<string, unknown>);
  return typeof result === 'boolean' ? Number(result) : (result as number);
}

const STEPS_A_YEAR = { month: 12, week: 365.2425 / 7 } as const;
const DERIVED = { month: derived('month'), week: derived('week') } as const;

function derived(step: Model['step']): [string, unknown][] {
  return [...FUNCTIONS.values()].flatMap(({ name, parameters, formula }): [string, unknown][] => {
    const scope = { steps_a_year: STEPS_A_YEAR[step] };
    return formula === undefined ? [] : [[name, math.evaluate(`${name}(${parameters.join(', ')}) = ${formula}`, scope)]];
  });
}

function write(expression: Expression, context: Context, reads: (() => number)[]): string {
  const part = (inner: Expression) => write(inner, context, reads);
  const read = (give: () => number) => `r${reads.push(give) - 1}`;
  switch (expression.kind) {
    case 'number':
      return `(${expression.value})`;
    case 'reference':
      return read(() => at(expression.to, context.month, context));
    case 'negate':
      return `(-${part(expression.argument)})`;
    case 'not':
      return `(not ${part(expression.argument)})`;
    case 'operation':
      return `(${part(expression.left)} ${expression.operator} ${part(expression.right)})`;
    case 'choice':
      return `(${part(expression.condition)} ? ${part(expression.then)} : ${part(expression.otherwise)})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(part).join(', ')})`;
    case 'total':
      return writeTotal(expression, context, reads);
    case 'last':
      return read(() => at(expression.to, context.month - 1, context));
    case 'initial':
      return read(() => at(expression.to, 0, context));
    case 'delay':
      return read(() => delayed(expression.to, evaluate(expression.months, context), context));
  }
}

function writeTotal(
  { over, within, body }: Extract<Expression, { kind: 'total' }>,
  context: Context,
  reads: (() => number)[],
): string {
  const { model, members } = context;
  const chosen = membersOf(model, over).filter(({ owner }) => within === undefined || owner === members.get(within)?.id);
  const terms = chosen.map((member) => write(body, { ...context, members: choose(model, members, { over, member }) }, reads));
  return `(${['0', ...terms].join(' + ')})`;
}

function delayed(to: Reference, months: number, context: Context): number {
  const earliest = to.of === 'input' ? -context.trial.lead : 0;
  const moment = Math.max(earliest, context.month - Math.max(0, months));
  const before = Math.floor(moment);
  const part = moment - before;
  if (part === 0) return at(to, before, context);
  return at(to, before, context) * (1 - part) + at(to, before + 1, context) * part;
}

/** The value of a name in a month; an input of a month before the first known one is that of the first. */
function at(to: Reference, month: number, context: Context): number {
  const { trial, members, model } = context;
  const member = 'over' in to && to.over !== undefined ? members.get(to.over) : undefined;
  const slot = slotId(to.name, member?.id);
  switch (to.of) {
    case 'variable':
      return context.value(slot, month);
    case 'parameter':
      return trial.parameters.get(slot) ?? Number.NaN;
    case 'input':
      return trial.inputs.get(slot)?.[Math.max(0, trial.lead + month)] ?? Number.NaN;
    case 'table':
      return trial.tables.get(to.name)?.[month] ?? Number.NaN;
    case 'constant': {
      const dimension = model.dimensions.get(to.over);
      return dimension?.constants.get(to.name)?.[dimension.members.findIndex(({ id }) => id === member?.id)] ?? Number.NaN;
    }
    case 'shock':
      return trial.shocks?.get(to.name)?.[month] ?? Number.NaN;
    case 'clock':
      return (model.step === 'week' ? weeklyClock : clock)(to.name, month, trial);
  }
}

function clock(name: ClockName, elapsed: number, { start, actual = 0 }: Trial): number {
  const date = new Date(Date.UTC(2026, start + elapsed, 1));
  const readings: Record<ClockName, number> = {
    time: start + elapsed,
    ahead: elapsed - actual,
    elapsed,
    years: elapsed / 12,
    month: date.getUTCMonth() + 1,
    year: date.getUTCFullYear(),
    step: 1,
    week: Number.NaN,
    year_part: (date.getUTCMonth() + 0.5) / 12,
  };
  return readings[name];
}

/** By the calendar of the platform: a week belongs to the year and month of its Thursday, and week 1 is the one with the first Thursday. */
function weeklyClock(name: ClockName, elapsed: number, trial: Trial): number {
  const week = 7 * 86_400_000;
  const thursday = new Date(Date.UTC(2026, 0, 1) + (trial.start + elapsed) * week);
  const [year, month] = [thursday.getUTCFullYear(), thursday.getUTCMonth() + 1];
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  const noon = thursday.getTime() + week / 14;
  const calendar: Partial<Record<ClockName, number>> = {
    years: elapsed / STEPS_A_YEAR.week,
    month,
    year,
    week: Math.floor((thursday.getTime() - first) / week) + 1,
    year_part: (noon - first) / (next - first),
  };
  return calendar[name] ?? clock(name, elapsed, trial);
}
