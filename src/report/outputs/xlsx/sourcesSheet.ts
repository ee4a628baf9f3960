import type { Assumption } from '../../../core/assumption.ts';
import { at } from '../../../core/present.ts';
import type { Sheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import type { Report } from '../../document.ts';
import type { BookSource } from './bookSource.ts';
import { type SheetInk, sheetInk } from './sheetInk.ts';

/** Where the numbers come from, what computes what, and where a spreadsheet's arithmetic is not the model's. */
export function sourcesSheet({ decision, workings }: BookSource, { status, imprint }: Pick<Report, 'status' | 'imprint'>): Sheet {
  const ink = sheetInk('Sources');
  ink.write([0, 0], 'Sources', { look: 'title' });
  ink.write([1, 0], imprint, { look: 'note' });
  const next = { row: 3 };
  list(ink, next, { title: 'This run', rows: status });
  list(ink, next, { title: 'How the workbook works', rows: HOW });
  const files = [...decision.study.inputs, decision.study.model].map(({ path, sha256 }) => [path, sha256]);
  list(ink, next, { title: 'Files read, with their SHA-256', rows: files });
  list(ink, next, {
    title: 'Sources of the assumptions: grade, source, how many rest on it',
    rows: grouped(at(workings.readings, 0).assumptions),
  });
  return ink.finished({ widths: [34, 90, 12] });
}

function list(
  ink: SheetInk,
  next: { row: number },
  { title, rows }: { readonly title: string; readonly rows: readonly (readonly string[])[] },
): void {
  ink.write([next.row++, 0], title, { look: 'heading' });
  for (const texts of rows) {
    for (const [column, text] of texts.entries()) ink.write([next.row, column], text);
    next.row++;
  }
  next.row++;
}

const HOW: readonly (readonly [string, string])[] = [
  ['Blue numbers', 'may be changed; everything on Model, P&L, Decision and Charts follows.'],
  ['Brown numbers', 'are values of the simulation or measured ones: they stay.'],
  [
    'One path',
    'Every assumption at its percentile gives one path. The simulation runs thousands, so its means and middles are other numbers.',
  ],
  [
    'After the window',
    'Every plan spends as hold does, a year before, again and again; a price or a rating goes on as the model says.',
  ],
  ['Grades', 'A official or peer-reviewed, B good secondary source, C vendor or single source, J judgement.'],
  [
    'Arithmetic',
    'The model’s own equations, computed by the spreadsheet. It takes a difference of two nearly equal numbers for 0, and shows an error where the model has infinity.',
  ],
];

function grouped(assumptions: readonly Assumption[]): string[][] {
  const counts = new Map<string, { readonly texts: readonly string[]; count: number }>();
  for (const { grade, source } of assumptions) {
    const key = JSON.stringify([grade, source]);
    const found = counts.get(key) ?? { texts: [grade, source], count: 0 };
    counts.set(key, found);
    found.count++;
  }
  return [...counts.values()].map(({ texts, count }) => [...texts, `${count}`]);
}
