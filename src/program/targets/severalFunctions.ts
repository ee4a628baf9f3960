import { type Carried, isTwoWay, type Program, type Section } from '../program.ts';
import { indent, openPage, type Page, placeOf, UNITS, type Unit } from './javascriptPage.ts';
import { block, endsOf, pathSlopesOf, resultsOf, text } from './javascriptSteps.ts';

/**
 * A program that is too long for one function: short ones without loops, which leave numbers to one another, and the loops. Where a run
 * tells what its draws have come to, they go on from there. With `calls` exp and its like are called.
 */
export function inSeveralFunctions(program: Program, { calls = false } = {}): string[] {
  const page = openPage(program, calls);
  const lines: Readonly<Record<Unit, readonly string[]>> = {
    once: [...block(page, 'once'), ...startsOf(page, 'months')],
    tabulate: tabulateLines(page),
    drawn: block(page, 'draw'),
    first: [...block(page, 'first'), ...resultsOf(page, 'first'), ...startsOf(page, 'later')],
    later: [...block(page, 'later'), ...resultsOf(page, 'later'), ...nextsOf(page, 'later')],
    end: [...block(page, 'end'), ...endsOf(page, 'end'), ...turnOf(page)],
    back: [...block(page, 'back'), ...pathSlopesOf(page, 'back'), ...nextsOf(page, 'back')],
    finish: [...block(page, 'finish'), ...endsOf(page, 'finish'), ...pathSlopesOf(page, 'finish')],
  };
  const wanted = UNIT_NAMES.filter((name) => isTwoWay(program) || (name !== 'back' && name !== 'finish'));
  return [...wanted.flatMap((name) => unit(page, name, lines[name])), ...kernel(page)];
}

const UNIT_NAMES = [...new Set(Object.values(UNITS))];

/** What a kernel keeps from run to run, each with as many numbers as it has of them a month. */
const ROWS: Readonly<Record<string, (program: Program) => number>> = {
  monthly: ({ tabulated }) => tabulated.length,
  history: ({ histories }) => histories.length,
  tape: ({ taped }) => taped.length,
  shares: (program) => (isTwoWay(program) ? program.histories.length : 0),
};

/** What the functions read of a run: put into an object of one shape, whatever the caller's is, so that their machine code lasts. */
const RUN =
  'from, months, parameters, parameterStride, fixed, lead, inputs, tables, data, shocks, shockSlopes, start, actual, out, ends, outStride';

/** The loops. */
function kernel(page: Page): string[] {
  const { program, left } = page;
  return [
    `const memory = { months: 0, ${Object.keys(ROWS).join(': undefined, ')}: undefined, filters: [], beliefs: [], returned: [], left: undefined };`,
    'function reserve(months) {',
    '  if (months <= memory.months) return;',
    '  memory.months = months;',
    ...Object.entries(ROWS).map(([name, numbers]) => `  memory.${name} = new Float64Array(months * ${numbers(program)});`),
    `  memory.left = new Float64Array(${left.size});`,
    '}',
    ...(isTwoWay(program) ? [] : pastLines(page)),
    'return function kernel(run) {',
    `  const { to, past, ${RUN} } = run;`,
    `  const given = { ${RUN} };`,
    '  reserve(months);',
    '  once(given, 0, 0);',
    '  for (let t = 1; t < months; t++) tabulate(given, 0, t);',
    ...indent(1, isTwoWay(program) ? THERE_AND_BACK : ONWARDS),
    '};',
  ];
}

const THERE_AND_BACK = [
  'for (let draw = from; draw < to; draw++) {',
  '  drawn(given, draw, 0);',
  '  first(given, draw, 0);',
  '  for (let t = 1; t < months; t++) later(given, draw, t);',
  '  end(given, draw, 0);',
  '  for (let t = months - 1; t > 0; t--) back(given, draw, t);',
  '  finish(given, draw, 0);',
  '}',
];

/** From month 0, or from where the draws were after the months of `past`; what they come to then is left there. */
const ONWARDS = [
  'const known = past && past.states, since = past ? past.months : 1;',
  'if (past && !known) past.states = new Float64Array((to - from) * sizeOf(since));',
  'for (let draw = from; draw < to; draw++) {',
  '  if (known) recall(given, draw, past);',
  '  else {',
  '    drawn(given, draw, 0);',
  '    first(given, draw, 0);',
  '    for (let t = 1; t < since; t++) later(given, draw, t);',
  '    if (past) keep(given, draw, past);',
  '  }',
  '  for (let t = since; t < months; t++) later(given, draw, t);',
  '  end(given, draw, 0);',
  '}',
];

/** A draw's state after some months: all that its functions leave to one another, and the histories so far. */
function pastLines({ left, program: { histories } }: Page): string[] {
  const place = 'const { from, months } = given, { left, history } = memory, at = (draw - from) * sizeOf(past.months);';
  const each = `for (let h = 0; h < ${histories.length}; h++) for (let t = 0; t < past.months; t++)`;
  const kept = `past.states[at + ${left.size} + h * past.months + t]`;
  return [
    `function sizeOf(months) { return ${left.size} + ${histories.length} * months; }`,
    'function keep(given, draw, past) {',
    `  ${place}`,
    '  past.states.set(left, at);',
    `  ${each} ${kept} = history[h * months + t];`,
    '}',
    'function recall(given, draw, past) {',
    `  ${place}`,
    `  for (let i = 0; i < ${left.size}; i++) left[i] = past.states[at + i];`,
    `  ${each} history[h * months + t] = ${kept};`,
    '}',
  ];
}

/** A function: what others have left to it, its lines, what it leaves to others. */
function unit({ left, program }: Page, name: Unit, lines: readonly string[]): string[] {
  const all = [...left].map(([local, kept]) => ({ local, ...kept }));
  return [
    `function ${name}(given, draw, t) {`,
    `  const { ${RUN} } = given, { ${Object.keys(ROWS).join(', ')}, filters, beliefs, returned, left } = memory;`,
    `  const width = lead + months, plane = months * outStride, row = t * ${program.tabulated.length}, mark = t * ${program.taped.length};`,
    ...all.filter(({ to }) => to.has(name)).map(({ local, place }) => `  const ${local} = left[${place}];`),
    ...indent(1, lines),
    ...all.filter(({ by }) => by === name).map(({ local, place }) => `  left[${place}] = ${local};`),
    '}',
  ];
}

/** What changes from month to month and not from draw to draw: what the draws read of it goes into a row. */
function tabulateLines(page: Page): string[] {
  const { tabulated } = page.program;
  return [
    ...block(page, 'months'),
    ...tabulated.map((scalar, column) => `monthly[row + ${column}] = ${text(page, scalar, 'months')};`),
    ...nextsOf(page, 'months'),
  ];
}

/** What the way back over the months starts with. */
function turnOf(page: Page): string[] {
  return isTwoWay(page.program) ? ['shares.fill(0);', 'returned.length = 0;', ...startsOf(page, 'back')] : [];
}

const BEFORE: Readonly<Record<Carried['section'], Section>> = { months: 'once', later: 'first', back: 'end' };

/** What month 0 leaves behind, for the months after it, or the end for the months before it. */
function startsOf(page: Page, section: Carried['section']): string[] {
  const at = BEFORE[section];
  const { carried, histories } = page.program;
  return [
    ...carried.flatMap(({ first, ...cell }, index) =>
      cell.section === section ? [`left[${placeOf(page, `c${index}`)}] = ${text(page, first, at)};`] : [],
    ),
    ...histories.flatMap(({ first, ...kept }, index) =>
      kept.section === section ? [`history[${index} * months] = ${text(page, first, at)};`] : [],
    ),
  ];
}

/** At the end of a month all carried values move on together: what a month reads of them it has read before. */
function nextsOf(page: Page, section: Carried['section']): string[] {
  return page.program.carried.flatMap(({ next, ...cell }, index) =>
    cell.section === section ? [`left[${placeOf(page, `c${index}`)}] = ${text(page, next, section)};`] : [],
  );
}
