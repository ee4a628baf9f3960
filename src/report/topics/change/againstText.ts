import type { Against } from '../../../against/against.ts';
import { type Period, periodLabel } from '../../../core/calendar.ts';
import { wrapped } from '../../../core/textLayout.ts';
import { formatSignificant } from '../../format.ts';
import { textTable } from '../../outputs/terminal/textTable.ts';
import { answerText } from './answerText.ts';
import { causesText } from './causesText.ts';
import { movedText } from './movedText.ts';
import type { Part } from './part.ts';
import { rowsText } from './rowsText.ts';

/** Revised values and files that are named; more are counted. */
const NAMED = 5;

/** Why the forecast is not what an older one was, in lines of `width` columns: how the answer moved first. */
export function againstText(against: Against, width: number): string {
  const sections: readonly (readonly Part[])[] = [
    [...opening(against), ...answerText(against)],
    rowsText(against),
    causesText(against),
    movedText(against),
  ];
  return `${sections
    .filter((parts) => parts.length > 0)
    .map((parts) => parts.map((part) => shown(part, width)).join('\n'))
    .join('\n\n')}\n`;
}

function shown(part: Part, width: number): string {
  return typeof part === 'string' ? wrapped(part, width) : textTable(part.head, part.rows, width);
}

function opening({ file, before, now, newMonths, settings, files, revised, currency }: Against): string[] {
  const said = settings.map(({ what, before: was, now: is }) => `${what} ${was} then, ${is} now`);
  const changed = files.map(({ path, change }) => (change === 'changed' ? path : `${path} (${change})`));
  const values = revised.map(
    ({ month, name, before: was, now: is }) =>
      `${name} of ${periodLabel(month)} from ${formatSignificant(was)} to ${formatSignificant(is)}`,
  );
  return [
    `Against ${file}`,
    `The old forecast was made with ${knowing(before)}, the new one with ${knowing(now)}: ${newActuals(newMonths)}.${passedOver(before, now, newMonths.length)}`,
    ...(said.length > 0 ? [`Not only the data moved: ${said.join('; ')}.`] : []),
    changed.length > 0 ? `Files that changed: ${some(changed)}.` : 'No file changed.',
    ...(values.length > 0 ? [`Actuals that the old run knew were revised: ${some(values)}.`] : []),
    `Amounts are in ${currency}.`,
  ];
}

function knowing(month: Period | undefined): string {
  return month === undefined ? 'no actuals' : `actuals to ${periodLabel(month)}`;
}

function newActuals(months: readonly Period[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'no new month';
  return first === last
    ? `one new month, ${periodLabel(first)}`
    : `${months.length} new months, ${periodLabel(first)} to ${periodLabel(last)}`;
}

/** New actual months that are not compared, since only one of the runs has them in its window. */
function passedOver(before: Period | undefined, now: Period | undefined, compared: number): string {
  const left = before === undefined || now === undefined ? 0 : now - before - compared;
  return left > 0
    ? ` ${left} more ${left === 1 ? 'lies' : 'lie'} before --from or after the old horizon and ${left === 1 ? 'is' : 'are'} not compared.`
    : '';
}

function some(items: readonly string[]): string {
  const more = items.length - NAMED;
  return more > 0 ? `${items.slice(0, NAMED).join(', ')} and ${more} more` : items.join(', ');
}
