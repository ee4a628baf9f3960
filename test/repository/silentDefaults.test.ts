import { expect, test } from 'vitest';
import { isNode, type Node, parseText, placeOf, type Source, sourcesIn } from '../helpers/sources.ts';

/*
 * `?? 0`, `?? NaN` and `?? ''` hide what is missing. They may stand where nothing can be missing and asking costs too much, and where
 * nothing is what is meant; everywhere else `at` and `present` of core/present.ts say what is not there.
 */

/** Arithmetic on rows of numbers whose places are counted out beforehand, millions of times a run. */
const HOT = [
  'src/numeric/',
  'src/posterior/',
  'src/program/intrinsics/',
  // Bytes of files of any size.
  'src/tables/textLines.ts',
  'src/tables/shiftJis.ts',
];

/** What is meant where it is not there, by what stands before the `??`. */
const MEANT: readonly (readonly [what: RegExp, why: string])[] = [
  [/\.get\([^)]*\)$/, 'nothing has been counted, or measured, of it yet'],
  [/\.get\([^)]*\)\?\.\[[^\]]*\]$/, 'the column, or the month of it, was not measured'],
  [/length$/, 'of what is not there, there are none'],
  [/(?:cells|row|keys|names)\b[^?]*\[[^\]]*\]$/, 'a row may be shorter than its header'],
  [/(?:exec|match)\(.*\)\?\.(?:\[\d\]|index)$|^match\??\.?\[\d\]$|^part$/, 'the pattern, or that part of it, is not in the text'],
  [/^attribute\(/, 'an attribute of XML that is not written is empty'],
  [/^(?:sums|counts)\[/, 'nothing has been added to it yet'],
];

/** Files in which the rest stands, so many times, and why it may. None is added without its reason. */
const REST: Readonly<Record<string, readonly [times: number, why: string]>> = {
  'src/backtest/measure.ts': [1, 'a column that gives no line has none'],
  'src/backtest/runBacktest.ts': [2, 'of no fold nothing was learnt'],
  'src/backtest/skill.ts': [1, 'a rule that cannot say a month has no score there'],
  'src/cli/helpText.ts': [1, 'no command is named'],
  'src/decide/ladder.ts': [2, 'an input over no dimension has no members'],
  'src/exports/checks.ts': [1, 'a column that is not there has no header'],
  'src/exports/columns/dates.ts': [1, 'the words of a message'],
  'src/exports/columns/exportColumns.ts': [1, 'a cell that is told as odd has no value'],
  'src/exports/columns/yearMonth.ts': [1, 'no month is called so, which is asked next'],
  'src/exports/dateInName.ts': [1, 'a name without a day'],
  'src/exports/join/claim.ts': [2, 'a claim without a reason; values that the other has not'],
  'src/exports/join/overMonths.ts': [1, 'the words of a message'],
  'src/exports/join/sameMoney.ts': [2, 'the words of a message'],
  'src/exports/metadata.ts': [3, 'what a file does not say of itself'],
  'src/exports/recognise.ts': [1, 'a file without sheets has no name of one'],
  'src/exports/rows/adRow.ts': [1, 'a column that is not there is blank'],
  'src/exports/rows/answerRow.ts': [1, 'a study that names no brand'],
  'src/exports/rows/engineColumnsRow.ts': [1, 'a study that names no brand'],
  'src/exports/rows/rankRow.ts': [1, 'a study that names no ASIN'],
  'src/exports/rows/searchShareRow.ts': [1, 'a report of everything has no subject'],
  'src/language/document/node.ts': [1, 'a text that is empty begins at its beginning'],
  'src/language/document/readDocument.ts': [1, 'a value that is not written is empty'],
  'src/language/equation/resolve.ts': [1, 'over no dimension'],
  'src/language/equation/tokens.ts': [1, 'the end of a text has no sign'],
  'src/language/loadModel.ts': [1, 'a model without words.md'],
  'src/language/tables/readReadings.ts': [1, 'the words of a message'],
  'src/program/gradient.ts': [1, 'what is no number yet is finite when it is computed'],
  'src/program/lowering.ts': [1, 'what belongs to no name varies with nothing'],
  'src/program/targets/wasm/wasmOperations.ts': [1, 'counted out in the line above'],
  'src/program/targets/wasm/wasmSteps.ts': [1, 'counted out in the line above'],
  'src/report/charts/chartFacts.ts': [1, 'a month without a value is left blank'],
  'src/report/charts/forecastLines.ts': [3, 'a month without a value is left blank; a first point is at 0'],
  'src/report/topics/answer/orders.ts': [1, 'a number that is none is shown as a dash'],
  'src/report/topics/answer/plansChart.ts': [1, 'hold is 0 against itself'],
  'src/report/topics/hold/holdSection.ts': [1, 'a month without a value is left blank'],
  'src/report/topics/imported/tieOut.ts': [1, 'a month without a value is left blank'],
  'src/study/absurdNumbers.ts': [2, 'what a study does not say cannot be absurd'],
  'src/study/heldMoney.ts': [1, 'a month that was not measured'],
  'src/study/joined.ts': [1, 'the words of a message'],
  'src/study/measuredShares.ts': [1, 'over no dimension'],
  'src/study/planGrid.ts': [1, 'labels stand in the first column unless another is no month'],
  'src/study/planInputs.ts': [2, 'what nobody supplies is refused where it is run'],
  'src/study/readPlan.ts': [1, 'a line that says nothing of itself'],
};

function silent({ visits, text }: Source): Node[] {
  return visits.flatMap(({ node }) => {
    const { type, operator, left, right } = node;
    if (type !== 'LogicalExpression' || operator !== '??' || !isNode(left) || !isNode(right)) return [];
    const written = text.slice(right.start, right.end);
    const before = text.slice(left.start, left.end);
    const isNothing = /^(?:0|NaN|Number\.NaN|''|""|``)$/.test(written);
    return isNothing && !MEANT.some(([what]) => what.test(before)) ? [node] : [];
  });
}

/** In files that are not in the list above, so many in all. The number goes down and never up: say `at` or `present`, or give a reason. */
const ELSEWHERE = 24;

test('nothing that is missing counts as nothing in silence', () => {
  const sources = sourcesIn('src').filter(({ path }) => !HOT.some((part) => path.startsWith(part)));
  const found = sources.flatMap((source) =>
    silent(source).map((node) => ({ path: source.path, place: placeOf(source, node.start) })),
  );
  const more = Object.entries(REST).filter(([file, [times]]) => found.filter(({ path }) => path === file).length > times);
  expect(more).toEqual([]);
  const elsewhere = found.filter(({ path }) => !Object.hasOwn(REST, path)).map(({ place }) => place);
  expect(elsewhere.length, elsewhere.join(', ')).toBeLessThanOrEqual(ELSEWHERE);
});

test('it would be seen', () => {
  const source = parseText('x.ts', "const a = [rows[0] ?? 0, fact?.value ?? Number.NaN, label ?? '', counts.get(k) ?? 0];");
  expect(silent(source)).toHaveLength(3);
});
