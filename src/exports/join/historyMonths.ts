import { addPeriods, formatPeriod, type Period } from '../../core/calendar.ts';
import { formatSpan } from '../../core/day.ts';
import { fail, type Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import { listed } from '../../core/nearest.ts';
import { type Family, streamOf } from './claim.ts';
import { dayCount, monthSpan, type Ranges, union, without } from './days.ts';
import { type Coverage, coveredDays, isWhole, levelWords } from './levels.ts';
import { quietMonths } from './quietDays.ts';
import { type Lane, type MonthLanes, quietLanes } from './quietLanes.ts';
import { dropWhere, type Segment } from './segment.ts';

/** The months of the history, and why others that advertising reports touch are none. */
export interface AdMonths {
  readonly months: readonly Period[];
  readonly leftOut: ReadonlyMap<Period, string>;
  readonly warnings: readonly Warning[];
}

interface MonthsContext {
  readonly coverage: Coverage;
  /** Days of which it is known that there was no advertising. */
  readonly quiet: Ranges;
  /** Months with a row whose spend is not known, in words. */
  readonly lacking: ReadonlyMap<Period, string>;
  /** Why rows of the files were left out for whose they are, in words. */
  readonly others: readonly string[];
  readonly place: string;
}

/**
 * The latest run of months that advertising reports cover wholly. Errors: no advertising report, or none that covers a month.
 * `segments` are those in use; `place` is what messages call the files.
 */
export function adMonths(segments: readonly Segment[], context: MonthsContext): AdMonths {
  const { coverage, quiet, lacking, place } = context;
  const ads = segments.filter(({ claim, dropped }) => claim.key.family === 'ad' && dropped === undefined);
  if (ads.length === 0) noAds(context);
  const byMonth = groupBy(ads, ({ month }) => month);
  const touched = [...new Set([...byMonth.keys(), ...quietMonths(quiet)])].sort((a, b) => a - b);
  const lanes = touched.map((month) => ({ month, lanes: lanesOf(byMonth.get(month) ?? [], month, coverage) }));
  const lastMonth = lanes.at(-1)?.month;
  const holes = new Map(lanes.map(({ month, lanes }) => [month, holesOf({ month, lanes, quiet, isLast: month === lastMonth })]));
  const whole = [...holes].flatMap(([month, hole]) => (hole.length === 0 && !lacking.has(month) ? [month] : []));
  const months = latestRun(whole);
  if (months.length === 0) noWholeMonth(holes, context);
  const { leftOut, warnings } = whyLeftOut(holes, { months, lacking, place });
  return { months, leftOut, warnings: [...warnings, ...quietLanes(lanes, { months, coverage, place })] };
}

/** The days of a month that each ad product's reports cover. */
function lanesOf(members: readonly Segment[], month: Period, coverage: Coverage): Lane[] {
  const byLane = groupBy(members, ({ claim }) => claim.key.lane);
  return [...byLane].map(([name, [first]]) => ({
    name,
    days: first ? coveredDays(coverage, streamOf(first.claim.key), month) : [],
  }));
}

interface MonthCovered extends MonthLanes {
  readonly quiet: Ranges;
  readonly isLast: boolean;
}

/** The days that are missing: those that no ad product covers, and in the last month those that any lacks. */
function holesOf({ month, lanes, quiet, isLast }: MonthCovered): Ranges {
  const whole = monthSpan(month);
  if (isLast && lanes.length > 0) return union(lanes.flatMap(({ days }) => without(whole, union([...days, ...quiet]))));
  return without(whole, union([...lanes.flatMap(({ days }) => days), ...quiet]));
}

function latestRun(months: readonly Period[]): Period[] {
  const start = months.findLastIndex((month, index) => index === 0 || months[index - 1] !== month - 1);
  return start < 0 ? [] : months.slice(start);
}

function whyLeftOut(
  holes: ReadonlyMap<Period, Ranges>,
  { months, lacking, place }: Pick<MonthsContext, 'lacking' | 'place'> & { readonly months: readonly Period[] },
): { readonly leftOut: ReadonlyMap<Period, string>; readonly warnings: readonly Warning[] } {
  const leftOut = new Map<Period, string>();
  const warnings: Warning[] = [];
  for (const [month, hole] of holes) {
    if (months.includes(month)) continue;
    const name = formatPeriod(month);
    const [first] = months;
    const missing = hole.map(formatSpan).join(', ');
    const spend = lacking.get(month);
    if (spend !== undefined && hole.length === 0) {
      leftOut.set(month, `the spend of a row of ${name} is not known`);
      const message = `${name} is left out, for its ad_spend is not known: ${spend}`;
      warnings.push({ code: 'month-left-out', message, place: { file: place } });
      continue;
    }
    leftOut.set(month, hole.length > 0 ? `${name} is covered in part only` : `${name} is before a gap`);
    const message =
      hole.length > 0
        ? `${name} is left out: advertising reports lack ${missing}. Add a report of these days to use the month.`
        : `${name} is left out: after it a month is missing before ${first === undefined ? 'the next' : formatPeriod(first)}, and a history has no gaps.${first === undefined ? '' : sayNone(first)}`;
    warnings.push({ code: 'month-left-out', message, place: { file: place } });
  }
  return { leftOut, warnings };
}

/** How the user says that the month before had no advertising. */
function sayNone(first: Period): string {
  const gap = formatPeriod(addPeriods(first, -1));
  return ` If there was no advertising in ${gap}, say so: a line ",no advertising,${gap}" in exports/formats.csv.`;
}

function noAds({ others, place }: MonthsContext): never {
  const left = others.length === 0 ? '' : `; rows were left out: ${listed(others)}`;
  return fail({
    opening: 'missing',
    message: `advertising report: no file says what was spent in this marketplace${left}`,
    place: { file: place },
    advice:
      others.length === 0
        ? 'Add a campaign report of Sponsored Products, a row a day, for the months of the history.'
        : 'Add the report of the marketplace and currency of product.csv, or correct them there; a country that the model does not know is a row more in its table of marketplaces.',
  });
}

function noWholeMonth(holes: ReadonlyMap<Period, Ranges>, { lacking, place }: MonthsContext): never {
  const [spend] = lacking;
  if (spend !== undefined && holes.get(spend[0])?.length === 0) unknownIn('ad_spend', spend, place);
  const [[month, hole] = [undefined, []]] = [...holes].slice(-1);
  const which = month === undefined ? '' : `; ${formatPeriod(month)} lacks ${hole.map(formatSpan).join(', ')}`;
  return fail({
    opening: 'missing',
    message: `whole month of advertising reports${which}`,
    place: { file: place },
    advice:
      'Add a report that covers a month from its first day to its last. If a row says only on which days it was active, write the days of the whole report as its period into exports/formats.csv.',
  });
}

/** Refuses files in which nothing can be said of a column that a history needs: the first month and why, with what to do. */
export function unknownIn(column: string, [month, words]: readonly [Period, string], place: string): never {
  const [what = '', advice = ''] = words.split(/(?<=\.) (?=Fill|If)/);
  fail({ opening: 'missing', message: `${column} of ${formatPeriod(month)}: ${what}`, place: { file: place }, advice });
}

/** What a month must be covered by: sums wholly, weighted shares for half of its days, samples at all. */
const NEEDED: Readonly<Record<Family, number>> = {
  ad: 0,
  traffic: 1,
  transaction: 0,
  stock: 1,
  deal: 0,
  'search-share': 0.5,
  rank: 0,
  answer: 0,
  session: 0,
  content: 0,
};

/** The columns of the history that a family gives where it must cover a month wholly. */
const THIN: ReadonlyMap<Family, string> = new Map<Family, string>([
  ['traffic', 'total_sales and sessions'],
  ['stock', 'in_stock'],
]);

/** Only the months of the history, and of sums only those that are whole. Visits to the own site stay out: they are a note. */
export function keepMonths(
  segments: readonly Segment[],
  { history, coverage, place }: { readonly history: AdMonths; readonly coverage: Coverage; readonly place: string },
): { readonly segments: readonly Segment[]; readonly warnings: readonly Warning[] } {
  const months = new Set(history.months);
  const thin = new Map<string, Warning>();
  const reasonOf = ({ claim: { key }, month }: Segment): string | undefined => {
    if (key.family === 'session') return 'visits to the own site: noted, not used';
    if (key.family === 'transaction') return 'returns and fees: told beside product.csv, no column of a history';
    if (!months.has(month)) return history.leftOut.get(month) ?? 'outside the months that advertising reports cover';
    const days = coveredDays(coverage, streamOf(key), month);
    const whole = monthSpan(month);
    const part = dayCount(days) / dayCount([whole]);
    if (isWhole(days, month) || part >= NEEDED[key.family]) return undefined;
    const what = THIN.get(key.family) ?? 'search_click_share';
    const missing = union(without(whole, days)).map(formatSpan).join(', ');
    const message = `${formatPeriod(month)} has no ${what}: the ${levelWords(key.level)} lacks ${missing}.`;
    thin.set(message, { code: 'month-not-whole', message, place: { file: place } });
    return `${formatPeriod(month)} is covered in part only`;
  };
  return { segments: dropWhere(segments, reasonOf), warnings: [...thin.values()] };
}
