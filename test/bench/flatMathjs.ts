import { all, create, type EvalFunction } from 'mathjs';
import type { Flat, FlatExpression, FlatReference } from '../../src/program/flat.ts';
import type { KernelRun, Shape } from '../../src/program/kernel.ts';

const math = create(all ?? {}, { relTol: 1e-300, absTol: 0, predictable: true });

interface Equation {
  readonly slot: string;
  readonly code: EvalFunction;
}

/**
 * The model as one would run it with mathjs: every equation that the outputs need compiled once, and evaluated for each draw and
 * month in one scope.
 */
export function mathjsModel(flat: Flat, shape: Shape): (run: KernelRun) => void {
  const needed = neededBy(flat, shape.outputs);
  const compiled = (slots: readonly string[], side: 'starts' | 'equals') =>
    slots.flatMap((slot): Equation[] => {
      const equation = needed.has(slot) ? flat.equations.get(slot) : undefined;
      const expression = equation?.[side] ?? equation?.equals;
      return expression ? [{ slot, code: math.compile(text(expression)) }] : [];
    });
  const equations = { first: compiled(flat.order.first, 'starts'), later: compiled(flat.order.later, 'equals') };
  return (run) => {
    for (let draw = run.from; draw < run.to; draw++) evaluateDraw({ ...equations, shape, run }, draw);
  };
}

interface Prepared {
  readonly first: readonly Equation[];
  readonly later: readonly Equation[];
  readonly shape: Shape;
  readonly run: KernelRun;
}

function evaluateDraw({ first, later, shape, run }: Prepared, draw: number): void {
  const { months, lead, start, actual, out, outStride, from } = run;
  const width = lead + months;
  const kept = new Map<string, ArrayLike<number>>();
  const scope = new Map<string, unknown>();
  shape.parameters.forEach((slot, index) => {
    scope.set(symbol({ of: 'parameter', slot }), run.parameters[index * run.parameterStride + draw]);
  });
  shape.inputs.forEach((slot, index) => {
    kept.set(symbol({ of: 'input', slot }), run.inputs.subarray(index * width, (index + 1) * width));
  });
  for (const { slot } of first) kept.set(symbol({ of: 'variable', slot }), []);
  for (let month = 0; month < months; month++) {
    const clocks = { time: start + month, ahead: month - actual, elapsed: month } as const;
    for (const slot of ['time', 'ahead', 'elapsed'] as const) scope.set(symbol({ of: 'clock', slot }), clocks[slot]);
    shape.tables.forEach((slot, index) => {
      scope.set(symbol({ of: 'table', slot }), run.tables[index * months + month]);
    });
    shape.paths.forEach((slot, index) => {
      scope.set(symbol({ of: 'shock', slot }), run.shocks?.[index * months + month]?.[draw]);
    });
    const past = (name: string, back: number) => read(kept.get(name) ?? [], (name.startsWith('input') ? lead : 0) + month - back);
    for (const name of kept.keys()) {
      if (name.startsWith('input')) scope.set(name, past(name, 0));
      if (name.startsWith('input') && month === 0) scope.set(`initial_${name}`, past(name, 0));
      if (month > 0 || name.startsWith('input')) scope.set(`last_${name}`, past(name, 1));
    }
    scope.set('delayed', (name: string, back: number) => past(name, Math.max(0, back)));
    for (const { slot, code } of month === 0 ? first : later) {
      const name = symbol({ of: 'variable', slot });
      const value = Number(code.evaluate(scope));
      scope.set(name, value);
      if (month === 0) scope.set(`initial_${name}`, value);
      (kept.get(name) as number[]).push(value);
    }
    shape.outputs.forEach((slot, index) => {
      out[(index * months + month) * outStride + draw - from] = Number(scope.get(symbol({ of: 'variable', slot })));
    });
  }
}

/** Between two months linear; before the first one it is the first one. */
function read(series: ArrayLike<number>, wanted: number): number {
  const position = Math.max(0, wanted);
  const before = Math.floor(position);
  const value = series[before] ?? Number.NaN;
  return position > before ? value + (position - before) * ((series[before + 1] ?? Number.NaN) - value) : value;
}

function symbol({ of, slot }: FlatReference): string {
  return `${of}_${slot.replace('.', '__')}`;
}

function text(expression: FlatExpression): string {
  switch (expression.kind) {
    case 'number':
      return `(${expression.value})`;
    case 'reference':
      return symbol(expression.to);
    case 'last':
    case 'initial':
      return `${expression.kind}_${symbol(expression.to)}`;
    case 'delay':
      return `delayed("${symbol(expression.to)}", ${text(expression.months)})`;
    case 'negate':
      return `(-${text(expression.argument)})`;
    case 'not':
      return `(not ${text(expression.argument)})`;
    case 'operation':
      return `(${text(expression.left)} ${expression.operator} ${text(expression.right)})`;
    case 'choice':
      return `(${text(expression.condition)} ? ${text(expression.yes)} : ${text(expression.no)})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(text).join(', ')})`;
    case 'filter':
      throw new Error('a likelihood is not run with mathjs');
  }
}

function neededBy(flat: Flat, outputs: readonly string[]): ReadonlySet<string> {
  const needed = new Set(outputs);
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('of' in part && part.of === 'variable' && 'slot' in part) needed.add(String(part.slot));
    for (const inner of Object.values(part)) visit(inner);
  };
  for (const slot of needed) {
    const equation = flat.equations.get(slot);
    visit(equation?.equals);
    visit(equation?.starts);
  }
  return needed;
}
