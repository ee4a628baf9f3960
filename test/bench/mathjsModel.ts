import { all, create, type EvalFunction } from 'mathjs';
import type { Expression, Reference } from '../../src/language/expression.ts';
import type { Member, Model, Variable } from '../../src/language/model.ts';
import { slotId } from '../../src/language/slots.ts';
import type { KernelRun } from '../../src/program/kernel.ts';

const math = create(all ?? {});
math.import({
  clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
  logistic: (x: number) => 1 / (1 + Math.exp(-x)),
  logit: (share: number) => Math.log(share / (1 - share)),
  compound: (rate: number, months: number) => (1 + rate) ** (months / 12),
  decay: (halfLife: number, time: number) => 1 - 2 ** (-time / halfLife),
});

type Members = ReadonlyMap<string, Member>;

interface Equation {
  readonly symbol: string;
  readonly code: EvalFunction;
}

/**
 * The model as one would run it with mathjs: every equation of every member compiled once, evaluated for each draw and
 * month in a shared scope. Only what the outputs need.
 */
export function mathjsModel(
  model: Model,
  outputs: readonly string[],
  slots: Pick<KernelSlots, 'parameters' | 'inputs' | 'tables'>,
): (run: KernelRun) => void {
  const needed = namesNeeded(model, outputs);
  const kept = (names: readonly string[], phase: 'first' | 'later') =>
    names.filter((name) => needed.has(name)).flatMap((name) => equationsOf(model, model.variables.get(name), phase));
  const first = kept(model.order.first, 'first');
  const later = kept(model.order.later, 'later');
  return (run) => {
    for (let draw = run.from; draw < run.to; draw++) evaluateDraw({ first, later, outputs, slots, run }, draw);
  };
}

interface KernelSlots {
  readonly parameters: readonly string[];
  readonly inputs: readonly string[];
  readonly tables: readonly string[];
}

interface Prepared {
  readonly first: readonly Equation[];
  readonly later: readonly Equation[];
  readonly outputs: readonly string[];
  readonly slots: KernelSlots;
  readonly run: KernelRun;
}

function evaluateDraw({ first, later, outputs, slots, run }: Prepared, draw: number): void {
  const { months, lead, start, actual, parameters, parameterStride, inputs, tables, out, outStride, from } = run;
  const width = lead + months;
  const history = new Map<string, number[]>();
  const scope = new Map<string, unknown>([['step', 1]]);
  for (const [index, slot] of slots.parameters.entries()) scope.set(symbolOf(slot), parameters[index * parameterStride + draw]);
  const inputSeries = new Map(
    slots.inputs.map((slot, index) => [symbolOf(slot), inputs.subarray(index * width, (index + 1) * width)]),
  );
  for (let month = 0; month < months; month++) {
    for (const [name, value] of Object.entries({ time: start + month, ahead: month - actual, elapsed: month, years: month / 12 }))
      scope.set(name, value);
    for (const [index, name] of slots.tables.entries()) scope.set(symbolOf(name), tables[index * months + month]);
    for (const [symbol, series] of inputSeries) {
      scope.set(symbol, series[lead + month]);
      scope.set(`last_${symbol}`, series[Math.max(0, lead + month - 1)]);
    }
    scope.set('delayed', (symbol: string, lag: number) => {
      const series = inputSeries.get(symbol);
      return series ? between(series, lead + month - lag) : between(history.get(symbol) ?? [], month - lag);
    });
    for (const { symbol, code } of month === 0 ? first : later) {
      const value = code.evaluate(scope);
      scope.set(symbol, value);
      if (month === 0) {
        scope.set(`initial_${symbol}`, value);
        history.set(symbol, [value]);
      } else history.get(symbol)?.push(value);
    }
    for (const symbol of history.keys()) scope.set(`last_${symbol}`, scope.get(symbol));
    outputs.forEach((output, index) => {
      out[(index * months + month) * outStride + draw - from] = scope.get(symbolOf(output)) as number;
    });
  }
}

function between(series: ArrayLike<number>, wanted: number): number {
  const position = Math.max(0, wanted);
  const before = Math.floor(position);
  const value = series[before] ?? Number.NaN;
  return position > before ? value + (position - before) * ((series[before + 1] ?? Number.NaN) - value) : value;
}

function equationsOf(model: Model, variable: Variable | undefined, phase: 'first' | 'later'): Equation[] {
  if (variable === undefined) return [];
  const { name, over, equals, starts } = variable;
  const expression = phase === 'first' ? (starts ?? equals) : equals;
  const places: Members[] =
    over === undefined ? [new Map()] : membersOf(model, over).map((member) => chosen(model, new Map(), { over, member }));
  return places.map((members) => ({
    symbol: symbolFor({ of: 'variable', name, ...(over !== undefined && { over }) }, members),
    code: math.compile(text(expression, model, members)),
  }));
}

function membersOf(model: Model, over: string): readonly Member[] {
  return model.dimensions.get(over)?.members ?? [];
}

function chosen(model: Model, members: Members, { over, member }: { over: string; member: Member }): Members {
  const owners = model.dimensions.get(over)?.within;
  const owner = owners === undefined ? undefined : membersOf(model, owners).find(({ id }) => id === member.owner);
  const next = new Map(members).set(over, member);
  return owner && owners !== undefined ? next.set(owners, owner) : next;
}

function text(expression: Expression, model: Model, members: Members): string {
  const part = (inner: Expression) => text(inner, model, members);
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'reference':
      return expression.to.of === 'constant'
        ? String(constantOf(model, expression.to, members))
        : symbolFor(expression.to, members);
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
    case 'total': {
      const { over, within, body } = expression;
      const own = membersOf(model, over).filter(({ owner }) => within === undefined || owner === members.get(within)?.id);
      return `(${own.map((member) => text(body, model, chosen(model, members, { over, member }))).join(' + ') || '0'})`;
    }
    case 'last':
    case 'initial':
      return `${expression.kind}_${symbolFor(expression.to, members)}`;
    case 'delay':
      return `delayed("${symbolFor(expression.to, members)}", ${part(expression.months)})`;
  }
}

function constantOf(model: Model, { name, over }: Extract<Reference, { of: 'constant' }>, members: Members): number {
  const dimension = model.dimensions.get(over);
  return dimension?.constants.get(name)?.[dimension.members.findIndex(({ id }) => id === members.get(over)?.id)] ?? Number.NaN;
}

function symbolFor(to: Reference, members: Members): string {
  const over = 'over' in to ? to.over : undefined;
  return symbolOf(slotId(to.name, over === undefined ? undefined : members.get(over)?.id));
}

function symbolOf(slot: string): string {
  return slot.replace('.', '__');
}

function namesNeeded(model: Model, outputs: readonly string[]): ReadonlySet<string> {
  const needed = new Set(outputs.map((slot) => slot.replace(/\..*/, '')));
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('of' in part && part.of === 'variable' && 'name' in part) needed.add(String(part.name));
    for (const inner of Object.values(part)) visit(inner);
  };
  for (const name of needed) {
    const variable = model.variables.get(name);
    visit(variable?.equals);
    visit(variable?.starts);
  }
  return needed;
}
