import type { Program, Section } from '../program.ts';
import { indent, openPage, operationOf, type Page } from './javascriptPage.ts';
import { block, endsOf, resultsOf, text } from './javascriptSteps.ts';

/** A program as one function: the fastest, where it is short enough to be optimised. */
export function inOneFunction(program: Program): string[] {
  const page = openPage(program);
  const width = program.tabulated.length;
  const months = `for (let t = 1, row = ${width}; t < months; t++, row += ${width}) {`;
  return [
    'return function kernel(run) {',
    '  const { from, to, months, parameters, parameterStride, fixed, lead, inputs, tables, data, shocks } = run;',
    '  const { start, actual, out, ends, outStride } = run;',
    '  const width = lead + months, plane = months * outStride, filters = [];',
    `  const monthly = new Float64Array(months * ${width}), history = new Float64Array(months * ${program.histories.length});`,
    ...indent(1, [...block(page, 'once'), ...startsOf(page, 'months'), months]),
    ...indent(2, [
      ...block(page, 'months'),
      ...program.tabulated.map((scalar, column) => `monthly[row + ${column}] = ${text(page, scalar, 'months')};`),
      ...nextsOf(page, 'months'),
    ]),
    '  }',
    '  for (let draw = from; draw < to; draw++) {',
    ...indent(2, [...block(page, 'draw'), ...block(page, 'first'), ...braced(resultsOf(page, 'first'))]),
    ...indent(2, [...startsOf(page, 'later'), months]),
    ...indent(3, [...block(page, 'later'), ...resultsOf(page, 'later'), ...nextsOf(page, 'later')]),
    '    }',
    ...indent(2, [...block(page, 'end'), ...endsOf(page, 'end')]),
    '  }',
    '};',
  ];
}

function braced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['{', ...indent(1, lines), '}'];
}

/** Before the first later month: what month 0 leaves behind. */
function startsOf(page: Page, section: 'months' | 'later'): string[] {
  const at: Section = section === 'months' ? 'once' : 'first';
  const { carried, histories } = page.program;
  return [
    ...carried.flatMap((cell, index) => (cell.section === section ? [`let c${index} = ${text(page, cell.first, at)};`] : [])),
    ...histories.flatMap((kept, index) =>
      kept.section === section ? [`history[${index} * months] = ${text(page, kept.first, at)};`] : [],
    ),
  ];
}

/** At the end of a month all carried values move on together: one that takes over another is read before any is set. */
function nextsOf(page: Page, section: 'months' | 'later'): string[] {
  const moving = page.program.carried.flatMap((cell, index) => (cell.section === section ? [{ index, next: cell.next }] : []));
  const early = moving.filter(({ next }) => operationOf(page, next).kind === 'carried');
  return [
    ...early.map(({ index, next }) => `const n${index} = ${text(page, next, section)};`),
    ...moving.filter((move) => !early.includes(move)).map(({ index, next }) => `c${index} = ${text(page, next, section)};`),
    ...early.map(({ index }) => `c${index} = n${index};`),
  ];
}
