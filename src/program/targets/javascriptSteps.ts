import { FILTER_ARGUMENTS } from '../flat.ts';
import type { Operation, Scalar, Section, Step } from '../program.ts';
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
import { cellAt, indent, nameAt, operationOf, type Page } from './javascriptPage.ts';

/** The lines of a section. */
export function block(page: Page, section: Section): string[] {
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
  const before = at === 'first' ? 'unknownError(nodes)' : `filters[${filter}]`;
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
export function text(page: Page, scalar: Scalar, section: Section): string {
  const operation = operationOf(page, scalar);
  if (operation.kind === 'constant') return literal(operation.value);
  const home = page.program.sections[scalar];
  if (home === 'months' && section !== 'months') return `monthly[row + ${page.program.tabulated.indexOf(scalar)}]`;
  if (operation.kind === 'carried' || operation.kind === 'final') return cellAt(page, operation.cell, section);
  if (page.alone.has(scalar)) return expression(page, operation, section);
  return home === undefined ? `v${scalar}` : nameAt(page, `v${scalar}`, { home, section });
}

function condition(page: Page, scalar: Scalar, section: Section): string {
  const operation = operationOf(page, scalar);
  const shown = operation.kind === 'binary' && page.alone.has(scalar) ? operation : undefined;
  if (shown === undefined || !isComparison(shown.operator)) return text(page, scalar, section);
  return testText(shown.operator, text(page, shown.left, section), text(page, shown.right, section));
}

function currentOf(page: Page, history: number): Scalar {
  return page.program.histories[history]?.current ?? -1;
}

function bare(text: string): string {
  const inner = text.slice(1, -1);
  return text.startsWith('(') && text.endsWith(')') && !/[()]/.test(inner) ? inner : text;
}

/** `out[(output * months + month) * outStride + draw - from]`: one plane after the other. */
export function resultsOf(page: Page, at: 'first' | 'later'): string[] {
  const written = page.program.results.map(
    (result, index) => `${index === 0 ? '' : 'place += plane; '}out[place] = ${text(page, result[at], at)};`,
  );
  return written.length === 0 ? [] : [`let place = ${at === 'first' ? '' : 't * outStride + '}draw - from;`, ...written];
}

/** What is asked for after the last month. */
export function endsOf(page: Page): string[] {
  return page.program.ends.map((scalar, final) => `ends[${final} * outStride + draw - from] = ${text(page, scalar, 'end')};`);
}
