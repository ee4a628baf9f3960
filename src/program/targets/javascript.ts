import type { Program, Section } from '../program.ts';
import { indent, openPage, operationOf, type Page, type Unit } from './javascriptPage.ts';
import { block, text } from './javascriptSteps.ts';

/**
 * The program as the text of JavaScript functions: draws in the outer loop, months in the inner one, every value a local,
 * names by number only but for comments: each equation of the model stands above the lines that compute it. It expects the
 * tables of `mathsTables.ts` and the functions of `intrinsics.ts` in scope and gives a function that takes a {@link KernelRun}.
 * What it needs while it runs is kept from run to run, and nothing in it is read that the same run did not write.
 */
export function emitJavaScript(program: Program): string {
  const page = openPage(program);
  const width = program.tabulated.length;
  const goOn = goOnLines(page, width);
  const begin = beginLines(page);
  const prepare = prepareLines(page, width);
  const sizes = { monthly: width, history: program.histories.length };
  const lines = [
    '"use strict";',
    ...(program.filters > 0 ? ['const nodes = grids();'] : []),
    ...unit(page, 'prepare', prepare),
    ...unit(page, 'begin', begin),
    ...unit(page, 'goOn', goOn),
    'const memory = { months: 0, monthly: undefined, history: undefined, filters: [], left: undefined };',
    'function reserve(months) {',
    '  if (months <= memory.months) return;',
    '  memory.months = months;',
    `  memory.monthly = new Float64Array(months * ${sizes.monthly}), memory.history = new Float64Array(months * ${sizes.history});`,
    `  memory.left = new Float64Array(${page.left.size});`,
    '}',
    'return function kernel(run) {',
    `  const { to, ${RUN} } = run;`,
    `  const given = { ${RUN} };`,
    '  reserve(months);',
    '  prepare(given, 0, memory);',
    '  for (let draw = from; draw < to; draw++) {',
    '    begin(given, draw, memory);',
    '    goOn(given, draw, memory);',
    '  }',
    '};',
  ];
  return `${lines.join('\n')}\n`;
}

const RUN = 'from, months, parameters, parameterStride, fixed, lead, inputs, tables, data, start, actual, out, ends, outStride';

/** A function: what others have left to it, its lines, what it leaves to others. */
function unit({ left }: Page, name: Unit, lines: readonly string[]): string[] {
  const all = [...left].map(([local, { by, to }], place) => ({ local, by, to, place }));
  return [
    `function ${name}(given, draw, memory) {`,
    `  const { ${RUN} } = given, { monthly, history, filters, left } = memory;`,
    '  const width = lead + months, plane = months * outStride;',
    ...all.filter(({ to }) => to.has(name)).map(({ local, place }) => `  const ${local} = left[${place}];`),
    ...indent(1, lines),
    ...all.filter(({ by }) => by === name).map(({ local, place }) => `  left[${place}] = ${local};`),
    '}',
  ];
}

/** What no draw changes. */
function prepareLines(page: Page, width: number): string[] {
  const { tabulated } = page.program;
  return [
    ...block(page, 'once'),
    ...historyStarts(page, 'months'),
    ...carriedStarts(page, 'months'),
    `for (let t = 1, row = ${width}; t < months; t++, row += ${width}) {`,
    ...indent(1, block(page, 'months')),
    ...indent(
      1,
      tabulated.map((scalar, column) => `monthly[row + ${column}] = ${text(page, scalar, 'months')};`),
    ),
    ...indent(1, endOf(page, 'months')),
    '}',
  ];
}

function beginLines(page: Page): string[] {
  return [...block(page, 'draw'), ...block(page, 'first'), ...resultsOf(page, 'first'), ...historyStarts(page, 'later')];
}

function goOnLines(page: Page, width: number): string[] {
  const { ends } = page.program;
  return [
    ...carriedStarts(page, 'later'),
    `for (let t = 1, row = ${width}; t < months; t++, row += ${width}) {`,
    ...indent(1, block(page, 'later')),
    ...indent(1, resultsOf(page, 'later')),
    ...indent(1, endOf(page, 'later')),
    '}',
    ...block(page, 'end'),
    ...ends.map((scalar, final) => `ends[${final} * outStride + draw - from] = ${text(page, scalar, 'end')};`),
  ];
}

/** Before the first later month: what month 0 leaves behind. */
function carriedStarts(page: Page, section: 'months' | 'later'): string[] {
  const at: Section = section === 'months' ? 'once' : 'later';
  return page.program.carried.flatMap((cell, index) =>
    cell.section === section ? [`let c${index} = ${text(page, cell.first, at)};`] : [],
  );
}

function historyStarts(page: Page, section: 'months' | 'later'): string[] {
  const at: Section = section === 'months' ? 'once' : 'first';
  return page.program.histories.flatMap((kept, index) =>
    kept.section === section ? [`history[${index} * months] = ${text(page, kept.first, at)};`] : [],
  );
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
