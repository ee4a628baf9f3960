import { present } from '../../../core/present.ts';
import { labelOf } from '../../../decide/planResult.ts';
import { fixedCell, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import type { SheetChart } from '../../../tables/spreadsheet/chartPart.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { playing } from '../../roleSeries.ts';
import { type BookSource, monthColumn } from './bookSource.ts';
import type { ModelLayout } from './modelLayout.ts';
import { MODEL, MODEL_HOLD } from './modelNames.ts';
import type { Profit } from './profitSheet.ts';
import { sheetInk } from './sheetInk.ts';

const CHARTS = 'Charts';

/** Rows that a chart takes, and the first of the first. */
const HEIGHT = 20;
const TOP = 3;
/** Below the charts: the names of their lines. */
const NAMED = TOP + 2 * HEIGHT + 1;
const COLOURS = { chosen: '0068A8', hold: '59636E', before: 'B08800', gain: '1A7F37' } as const;

type Name = keyof typeof COLOURS;

/** Charts of the other sheets: they follow what is chosen. */
export function chartsSheet(source: BookSource, layout: ModelLayout, profit: Profit): Sheet {
  const ink = sheetInk(CHARTS);
  const { workings, hold } = source;
  ink.write([0, 0], 'Charts', { look: 'title' });
  ink.write([1, 0], 'They follow the plan, the numbers and the reading that are chosen.', { look: 'note' });
  const names: Record<Name, string> = {
    chosen: 'The chosen plan',
    hold: labelOf(hold, workings.model),
    before: 'A year before',
    gain: 'The chosen plan over it',
  };
  const rows = new Map(Object.entries(names).map(([name, text], index) => [name, { text, row: NAMED + index }]));
  for (const { text, row } of rows.values()) ink.write([row, 0], text, { look: 'note' });
  const called = (name: Name): string => sheetPrefix(CHARTS) + fixedCell(present(rows.get(name), name).row, 0);
  const drawn = [...profitCharts(profit, called), ...shareChart(source, layout, called)];
  const charts = drawn.map((chart, index) => placed(chart, index));
  return ink.finished({ widths: [10], charts });
}

type Chart = Omit<SheetChart, 'from' | 'to'>;

function placed(chart: Chart, index: number): SheetChart {
  const [row, column] = [TOP + HEIGHT * Math.floor(index / 2), 7 * (index % 2)];
  return { ...chart, from: { row, column }, to: { row: row + HEIGHT - 1, column: column + 7 } };
}

function profitCharts(profit: Profit, called: (name: Name) => string): Chart[] {
  const earned = (['chosen', 'hold', 'before'] as const).flatMap((name) => {
    const row = profit.rows.get(`${name} contribution`);
    return row ? [{ name, row }] : [];
  });
  const [first] = earned;
  if (!first) return [];
  const lines = (kind: 'byQuarter' | 'byMonth', categories: string) =>
    earned.map(({ name, row }) => ({ name: called(name), categories, values: row[kind], colour: COLOURS[name] }));
  const gained = profit.rows.get('gained');
  return [
    { title: `${first.row.label} by quarter`, kind: 'column', format: '#,##0', series: lines('byQuarter', profit.quarters) },
    { title: `${first.row.label} by month`, kind: 'line', format: '#,##0', series: lines('byMonth', profit.months) },
    ...(gained
      ? [
          {
            title: `${first.row.label} over hold, added up`,
            kind: 'line' as const,
            format: '#,##0',
            series: [{ name: called('gain'), categories: profit.months, values: gained.byMonth, colour: COLOURS.gain }],
          },
        ]
      : []),
  ];
}

/** What the brand wins, month by month, the actual ones as the model has them. */
function shareChart({ workings }: BookSource, layout: ModelLayout, called: (name: Name) => string): Chart[] {
  const share = playing(workings.model, 'share');
  const row = share && layout.equations.get(share.name);
  if (!share || row === undefined) return [];
  const range = (sheet: string, at: number): string =>
    `${sheetPrefix(sheet)}${fixedCell(at, monthColumn(workings, 0))}:${fixedCell(at, monthColumn(workings, workings.last))}`;
  const series = (
    [
      ['chosen', MODEL],
      ['hold', MODEL_HOLD],
    ] as const
  ).map(([name, sheet]) => ({
    name: called(name),
    categories: range(MODEL, layout.header),
    values: range(sheet, row),
    colour: COLOURS[name],
  }));
  return [{ title: share.label, kind: 'line', format: '0.0%', series }];
}
