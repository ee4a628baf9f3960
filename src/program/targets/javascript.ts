import { FILTER_ARGUMENTS } from '../flat.ts';
import { keptScalars } from '../layOut.ts';
import type { Operation, Program, Scalar, Section, Step } from '../program.ts';
import { operandsOf } from '../program.ts';
import { equationComment } from './equationComment.ts';
import {
  BINARY_TEXT,
  delayText,
  isComparison,
  isLong,
  leafText,
  literal,
  powerText,
  STATEMENTS,
  testText,
  UNARY_TEXT,
} from './javascriptOperations.ts';

/**
 * The program as the text of one JavaScript function: draws in the outer loop, months in the inner one, every value a
 * local, names by number only but for comments: each equation of the model stands above the lines that compute it. It
 * expects the tables of `mathsTables.ts` and the functions of `intrinsics.ts` in scope and takes a {@link KernelRun}.
 */
export function emitJavaScript(program: Program): string {
  const page: Page = { program, alone: readOnce(program), shown: new Map() };
  const width = program.tabulated.length;
  const lines = [
    '"use strict";',
    'return function kernel(run) {',
    '  const { from, to, months, parameters, parameterStride, fixed, lead, inputs, tables, data, start, actual, out, ends, outStride } = run;',
    '  const width = lead + months, plane = months * outStride;',
    `  const monthly = new Float64Array(months * ${width}), history = new Float64Array(months * ${program.histories.length}), filters = [];`,
    ...indent(1, block(page, 'once')),
    ...indent(1, startOf(page, 'months')),
    `  for (let t = 1, row = ${width}; t < months; t++, row += ${width}) {`,
    ...indent(2, block(page, 'months')),
    ...indent(
      2,
      program.tabulated.map((scalar, column) => `monthly[row + ${column}] = ${text(page, scalar, 'months')};`),
    ),
    ...indent(2, endOf(page, 'months')),
    '  }',
    '  for (let draw = from; draw < to; draw++) {',
    ...indent(2, block(page, 'draw')),
    ...indent(2, block(page, 'first')),
    ...indent(2, resultsOf(page, 'first')),
    ...indent(2, startOf(page, 'later')),
    `    for (let t = 1, row = ${width}; t < months; t++, row += ${width}) {`,
    ...indent(3, block(page, 'later')),
    ...indent(3, resultsOf(page, 'later')),
    ...indent(3, endOf(page, 'later')),
    '    }',
    ...indent(2, block(page, 'end')),
    ...indent(
      2,
      program.ends.map((scalar, final) => `ends[${final} * outStride + draw - from] = ${text(page, scalar, 'end')};`),
    ),
    '  }',
    '};',
  ];
  return `${lines.join('\n')}\n`;
}

interface Page {
  readonly program: Program;
  /** Scalars that are written where they are read, because nothing else reads them. */
  readonly alone: ReadonlySet<Scalar>;
  /** By section: the equation that stands above the lines that are being written. */
  readonly shown: Map<Section, number>;
}

function block(page: Page, section: Section): string[] {
  return page.program.steps[section].flatMap((step) => stepText(page, step, section));
}

function stepText(page: Page, step: Step, section: Section): string[] {
  switch (step.kind) {
    case 'compute': {
      const lines = page.alone.has(step.scalar) ? [] : computeText(page, step.scalar, section);
      return lines.length === 0 ? lines : [...equationAbove(page, step.scalar, section), ...lines];
    }
    case 'record':
      return [`history[${step.history} * months + t] = ${text(page, currentOf(page, step.history), section)};`];
    case 'branch':
      return branchText(page, step, section);
  }
}

function branchText(page: Page, { scalar, yes, no }: Extract<Step, { kind: 'branch' }>, section: Section): string[] {
  const operation = operationOf(page, scalar);
  if (operation.kind !== 'select') throw new Error('only a select has sides');
  const side = (steps: readonly Step[], result: Scalar) => [
    ...steps.flatMap((step) => stepText(page, step, section)),
    `v${scalar} = ${text(page, result, section)};`,
  ];
  return [
    ...equationAbove(page, scalar, section),
    `let v${scalar};`,
    `if (${condition(page, operation.condition, section)}) {`,
    ...indent(1, side(yes, operation.yes)),
    '} else {',
    ...indent(1, side(no, operation.no)),
    '}',
  ];
}

/** The equation that a scalar comes from, unless the lines before come from the same. */
function equationAbove({ program, shown }: Page, scalar: Scalar, section: Section): string[] {
  const origin = program.origins[scalar];
  const note = origin === undefined ? undefined : program.notes[origin];
  if (origin === undefined || note === undefined || shown.get(section) === origin) return [];
  shown.set(section, origin);
  return [equationComment(note)];
}

/** A scalar as a local of its own. */
function computeText(page: Page, scalar: Scalar, section: Section): string[] {
  const operation = operationOf(page, scalar);
  const name = `v${scalar}`;
  if (operation.kind === 'constant' || operation.kind === 'carried' || operation.kind === 'final') return [];
  if (operation.kind === 'unary' && isLong(operation.operator)) {
    const argument = text(page, operation.argument, section);
    const simple = /^\w+$/.test(argument);
    return [
      ...(simple ? [] : [`const a${name} = ${argument};`]),
      ...STATEMENTS[operation.operator](name, simple ? argument : `a${name}`),
    ];
  }
  if (operation.kind === 'delayed' || operation.kind === 'delayedInput') return delayed(page, { name, operation, section });
  if (operation.kind === 'filter') return [filterText(page, operation, { name, section })];
  return [`const ${name} = ${bare(expression(page, operation, section))};`];
}

function filterText(
  page: Page,
  { filter, at, ...operation }: Extract<Operation, { kind: 'filter' }>,
  { name, section }: { readonly name: string; readonly section: Section },
): string {
  const given = FILTER_ARGUMENTS.map((argument) => `${argument}: ${text(page, operation[argument], section)}`);
  const before = at === 'first' ? 'unknownError()' : `filters[${filter}]`;
  return `const ${name} = (filters[${filter}] = takeIn(${before}, { ${given.join(', ')} })).part;`;
}

function delayed(
  page: Page,
  {
    name,
    operation,
    section,
  }: { name: string; operation: Extract<Operation, { kind: 'delayed' | 'delayedInput' }>; section: Section },
): string[] {
  const months = text(page, operation.months, section);
  if (operation.kind === 'delayed')
    return delayText(name, { position: 't', values: 'history', from: `${operation.history} * months`, months });
  return delayText(name, {
    position: operation.at === 'first' ? 'lead' : '(lead + t)',
    values: 'inputs',
    from: `${operation.slot} * width`,
    months,
  });
}

function expression(page: Page, operation: Operation, section: Section): string {
  const of = (scalar: Scalar) => text(page, scalar, section);
  switch (operation.kind) {
    case 'unary':
      if (isLong(operation.operator)) break;
      return UNARY_TEXT[operation.operator](of(operation.argument));
    case 'binary':
      return BINARY_TEXT[operation.operator](of(operation.left), of(operation.right));
    case 'power':
      return powerText(of(operation.base), of(operation.exponent), of(operation.magnitude));
    case 'select':
      return `(${condition(page, operation.condition, section)} ? ${of(operation.yes)} : ${of(operation.no)})`;
    case 'parameter':
    case 'fixed':
    case 'input':
    case 'table':
    case 'data':
    case 'clock':
      return leafText(operation);
    default:
      break;
  }
  throw new Error(`${operation.kind} is no expression`);
}

/** A scalar where it is read. */
function text(page: Page, scalar: Scalar, section: Section): string {
  const operation = operationOf(page, scalar);
  if (operation.kind === 'constant') return literal(operation.value);
  const home = page.program.sections[scalar];
  if (home === 'months' && section !== 'months') return `monthly[row + ${page.program.tabulated.indexOf(scalar)}]`;
  if (operation.kind === 'carried' || operation.kind === 'final') return `c${operation.cell}`;
  return page.alone.has(scalar) ? expression(page, operation, section) : `v${scalar}`;
}

function condition(page: Page, scalar: Scalar, section: Section): string {
  const operation = operationOf(page, scalar);
  const shown = operation.kind === 'binary' && page.alone.has(scalar) ? operation : undefined;
  if (shown === undefined || !isComparison(shown.operator)) return text(page, scalar, section);
  return testText(shown.operator, text(page, shown.left, section), text(page, shown.right, section));
}

/** Before the first later month: what month 0 leaves behind. */
function startOf(page: Page, section: 'months' | 'later'): string[] {
  const { carried, histories } = page.program;
  const at: Section = section === 'months' ? 'once' : 'first';
  return [
    ...carried.flatMap((cell, index) => (cell.section === section ? [`let c${index} = ${text(page, cell.first, at)};`] : [])),
    ...histories.flatMap((kept, index) =>
      kept.section === section ? [`history[${index} * months] = ${text(page, kept.first, at)};`] : [],
    ),
  ];
}

/** At the end of a month all carried values move on together: one that takes over another is read before any is set. */
function endOf(page: Page, section: 'months' | 'later'): string[] {
  const moving = page.program.carried.flatMap((cell, index) => (cell.section === section ? [{ index, next: cell.next }] : []));
  const early = moving.filter(({ next }) => operationOf(page, next).kind === 'carried');
  return [
    ...early.map(({ index, next }) => `const n${index} = ${text(page, next, section)};`),
    ...moving.filter((move) => !early.includes(move)).map(({ index, next }) => `c${index} = ${text(page, next, section)};`),
    ...early.map(({ index }) => `c${index} = n${index};`),
  ];
}

/** `out[(output * months + month) * outStride + draw - from]`: one plane after the other. */
function resultsOf(page: Page, at: 'first' | 'later'): string[] {
  const written = page.program.results.map(
    (result, index) => `${index === 0 ? '' : 'place += plane; '}out[place] = ${text(page, result[at], at)};`,
  );
  return written.length === 0 ? [] : [`let place = ${at === 'first' ? '' : 't * outStride + '}draw - from;`, ...written];
}

function currentOf(page: Page, history: number): Scalar {
  return page.program.histories[history]?.current ?? -1;
}

function operationOf(page: Page, scalar: Scalar): Operation {
  const operation = page.program.operations[scalar];
  if (operation === undefined) throw new Error(`scalar ${scalar} has no operation`);
  return operation;
}

/** Scalars with one reader, in their own section, that reads them once: they need no name. */
function readOnce(program: Program): ReadonlySet<Scalar> {
  const { operations, sections, steps } = program;
  const named = new Set<Scalar>([...Object.values(steps).flatMap(branches), ...keptScalars(program)]);
  const read = new Set<Scalar>();
  operations.forEach((operation, reader) => {
    if (sections[reader] === undefined) return;
    for (const operand of operandsOf(operation)) {
      if (read.has(operand) || operation.kind === 'power' || sections[operand] !== sections[reader]) named.add(operand);
      read.add(operand);
    }
  });
  return new Set([...read].filter((scalar) => !named.has(scalar) && isShort(operations[scalar])));
}

/** A select with statements in its sides is a statement itself. */
function branches(steps: readonly Step[]): Scalar[] {
  return steps.flatMap((step) => (step.kind === 'branch' ? [step.scalar, ...branches(step.yes), ...branches(step.no)] : []));
}

function isShort(operation: Operation | undefined): boolean {
  if (operation?.kind === 'unary') return !isLong(operation.operator);
  return (
    operation?.kind === 'binary' ||
    operation?.kind === 'select' ||
    operation?.kind === 'input' ||
    operation?.kind === 'table' ||
    operation?.kind === 'data' ||
    operation?.kind === 'fixed' ||
    operation?.kind === 'clock'
  );
}

function bare(text: string): string {
  const inner = text.slice(1, -1);
  return text.startsWith('(') && text.endsWith(')') && !/[()]/.test(inner) ? inner : text;
}

function indent(depth: number, lines: readonly string[]): string[] {
  return lines.map((line) => '  '.repeat(depth) + line);
}
