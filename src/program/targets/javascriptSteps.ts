import { FILTER_ARGUMENTS } from '../flat.ts';
import { isTwoWay, type Operation, type Scalar, type Section, type Step } from '../program.ts';
import { equationComment } from './equationComment.ts';
import {
  BINARY_TEXT,
  delaySlopeText,
  delayText,
  isComparison,
  isLong,
  leafText,
  literal,
  powerText,
  STATEMENTS,
  spreadText,
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
      const lines = page.alone.has(step.scalar)
        ? []
        : [...computeText(page, step.scalar, section), ...tapeText(page, step.scalar)];
      return lines.length === 0 ? lines : [...equationAbove(page, step.scalar, section), ...lines];
    }
    case 'record':
      return [`history[${step.history} * months + t] = ${text(page, currentOf(page, step.history), section)};`];
    case 'branch':
      return branchText(page, step, section);
  }
}

function branchText(page: Page, { scalars, yes, no, ...step }: Extract<Step, { kind: 'branch' }>, section: Section): string[] {
  const selects = scalars.map((scalar) => ({ scalar, operation: selectOf(page, scalar) }));
  const side = (steps: readonly Step[], which: 'yes' | 'no') => [
    ...steps.flatMap((inner) => stepText(page, inner, section)),
    ...selects.map(({ scalar, operation }) => `v${scalar} = ${text(page, operation[which], section)};`),
  ];
  return [
    ...scalars.slice(0, 1).flatMap((scalar) => equationAbove(page, scalar, section)),
    `let ${scalars.map((scalar) => `v${scalar}`).join(', ')};`,
    `if (${condition(page, step.condition, section)}) {`,
    ...indent(1, side(yes, 'yes')),
    '} else {',
    ...indent(1, side(no, 'no')),
    '}',
    ...scalars.flatMap((scalar) => tapeText(page, scalar)),
  ];
}

/** Keeps what the way back reads. */
function tapeText(page: Page, scalar: Scalar): string[] {
  const column = page.columns.get(scalar);
  return column === undefined ? [] : [`tape[mark + ${column}] = ${text(page, scalar, 'later')};`];
}

function selectOf(page: Page, scalar: Scalar): Extract<Operation, { kind: 'select' }> {
  const operation = operationOf(page, scalar);
  if (operation.kind !== 'select') throw new Error('only a select has sides');
  return operation;
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
    if (page.calls) return [`const ${name} = (io[0] = ${bare(argument)}, ${operation.operator}(), io[0]);`];
    const simple = /^\w+$/.test(argument);
    return [
      ...(simple ? [] : [`const a${name} = ${argument};`]),
      ...STATEMENTS[operation.operator](name, simple ? argument : `a${name}`),
    ];
  }
  switch (operation.kind) {
    case 'delayed':
    case 'delayedInput':
    case 'delayedSlope':
    case 'delayedInputSlope':
    case 'spread':
      return delayed(page, { name, operation, section });
    case 'filter':
    case 'filterBack':
      return filterText(page, operation, { name, section });
    default:
      break;
  }
  return [`const ${name} = ${bare(expression(page, operation, section))};`];
}

function filterText(
  page: Page,
  operation: Extract<Operation, { kind: 'filter' | 'filterBack' }>,
  { name, section }: { readonly name: string; readonly section: Section },
): string[] {
  const { filter, at } = operation;
  const given = FILTER_ARGUMENTS.map((argument) => `${argument}: ${text(page, operation[argument], section)}`);
  const told = `{ ${given.join(', ')} }`;
  const kept = `beliefs[${filter} * months${at === 'first' ? '' : ' + t'}]`;
  if (operation.kind === 'filterBack')
    return [
      `const ${name} = returned[${filter}] = giveBack({ before: ${kept}, told: ${told}, amount: ${text(page, operation.amount, section)} }, returned[${filter}]);`,
    ];
  const before = at === 'first' ? 'unknownError(nodes)' : `filters[${filter}]`;
  const from = isTwoWay(page.program) ? `(${kept} = ${before})` : before;
  return [`const ${name} = (filters[${filter}] = takeIn(${from}, ${told})).part;`];
}

type Delay = Extract<Operation, { kind: 'delayed' | 'delayedInput' | 'delayedSlope' | 'delayedInputSlope' | 'spread' }>;

function delayed(
  page: Page,
  { name, operation, section }: { readonly name: string; readonly operation: Delay; readonly section: Section },
): string[] {
  const months = text(page, operation.months, section);
  const write = operation.kind.endsWith('Slope') ? delaySlopeText : delayText;
  if (operation.kind === 'delayedInput' || operation.kind === 'delayedInputSlope') {
    const position = operation.at === 'first' ? 'lead' : '(lead + t)';
    return write(name, { position, values: 'inputs', from: `${operation.slot} * width`, months });
  }
  const at = { position: 't', from: `${operation.history} * months`, months };
  if (operation.kind === 'spread')
    return spreadText(name, { ...at, values: 'shares', amount: text(page, operation.amount, section) });
  return write(name, { ...at, values: 'history' });
}

function columnOf({ columns }: Page, scalar: Scalar): number {
  const column = columns.get(scalar);
  if (column === undefined) throw new Error(`nothing keeps scalar ${scalar}`);
  return column;
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
    case 'kept':
      return `tape[mark + ${columnOf(page, operation.scalar)}]`;
    case 'gathered':
      return `shares[${operation.history} * months${operation.at === 'first' ? '' : ' + t'}]`;
    case 'filterSlope':
      return `${of(operation.of)}.${operation.argument}`;
    case 'parameter':
    case 'fixed':
    case 'input':
    case 'table':
    case 'data':
    case 'shock':
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

/** Derivatives by what paths have in a month, where they are asked for. */
export function pathSlopesOf(page: Page, at: 'back' | 'finish'): string[] {
  const written = page.program.pathSlopes.map(({ first, later }, path) => {
    const [month, scalar] = at === 'back' ? [' + t', later] : ['', first];
    return `  shockSlopes[${path} * months${month}][draw - from] = ${text(page, scalar, at)};`;
  });
  return written.length === 0 ? [] : ['if (shockSlopes) {', ...written, '}'];
}

/** What is asked for after the last month. */
export function endsOf(page: Page, at: 'end' | 'finish'): string[] {
  const { ends, sections } = page.program;
  return ends.flatMap((scalar, final) => {
    const here = (sections[scalar] === 'finish') === (at === 'finish');
    return here ? [`ends[${final} * outStride + draw - from] = ${text(page, scalar, at)};`] : [];
  });
}
