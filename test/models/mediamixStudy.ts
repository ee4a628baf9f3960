import { normalQuantile } from '../../src/numeric/normal.ts';
import { stream } from '../../src/numeric/random.ts';

/** What the study's sales were made with, by slot of the model. */
export const TRUTH = {
  level: 60_000,
  trend: 0.06,
  price_response: -1.2,
  heat_response: 0.05,
  sine_1: 0.1,
  cosine_1: -0.06,
  sine_2: 0.04,
  cosine_2: 0.03,
  'retention.tv': 0.6,
  'retention.search': 0.2,
  'retention.social': 0.35,
  'ceiling.tv': 25_000,
  'ceiling.search': 20_000,
  'ceiling.social': 10_000,
  'half_spend.tv': 9_000,
  'half_spend.search': 5_000,
  'half_spend.social': 4_000,
  sales_error: 0.03,
  error_persistence: 0.3,
} as const;

const MEDIA = ['tv', 'search', 'social'] as const;
const WEEK = 7 * 86_400_000;
const FIRST = Date.UTC(2023, 11, 11);
const ACTUAL = 130;
const PLANNED = 30;

/** A shop's folder: 130 weeks that the equations made, written out here once more by hand, with errors or none, and two plans of 30 weeks. */
export function mediamixStudy(seed: number, errors = true): Readonly<Record<string, string>> {
  const random = {
    spend: stream(seed, 'spend'),
    weather: stream(seed, 'weather'),
    price: stream(seed, 'price'),
    error: stream(seed, 'error'),
  };
  const weeks = Array.from({ length: ACTUAL }, (_, week) => {
    const flight = week % 13 < 5 ? 8_000 + 14_000 * random.spend() : 0;
    const search = 1_500 + 9_000 * random.spend();
    const social = random.spend() < 0.25 ? 0 : 500 + 9_000 * random.spend() ** 2;
    const spend = { tv: Math.round(flight), search: Math.round(search), social: Math.round(social) };
    const temperature = 11 - 8 * Math.cos(2 * Math.PI * yearPart(week)) + 3.5 * normalQuantile(random.weather());
    const price = 1 + 0.06 * normalQuantile(random.price());
    return { spend, temperature: Math.round(temperature * 10) / 10, price: Math.round(price * 1000) / 1000 };
  });
  const sales = salesOf(weeks, () => (errors ? normalQuantile(random.error()) : 0));
  const rows = weeks.map(({ spend, temperature, price }, week) =>
    [american(week), spend.tv, spend.search, spend.social, price, temperature, Math.round(sales[week] ?? 0)].join(','),
  );
  return {
    'product.csv': 'field,value,note\nproduct,Corner shop,made up\ncurrency,EUR,\nmargin,45%,\ndiscount_rate,8%,\n',
    'history.csv': `Week,spend.tv,spend.search,spend.social,price_index,temperature,total_sales\n${rows.join('\n')}\n`,
    'plans/more-search.csv': plan({ tv: 4_000, search: 9_000, social: 2_500 }),
    'plans/no-tv.csv': plan({ tv: 0, search: 6_000, social: 2_500 }),
  };
}

interface Week {
  readonly spend: Readonly<Record<(typeof MEDIA)[number], number>>;
  readonly temperature: number;
  readonly price: number;
}

function salesOf(weeks: readonly Week[], normal: () => number): number[] {
  const atWork = new Map<string, number>();
  let error = TRUTH.sales_error * normal();
  return weeks.map(({ spend, temperature, price }, week) => {
    const media = MEDIA.map((medium) => {
      const kept = TRUTH[`retention.${medium}`];
      const now = kept * (atWork.get(medium) ?? spend[medium]) + (1 - kept) * spend[medium];
      atWork.set(medium, now);
      return (TRUTH[`ceiling.${medium}`] * now) / (TRUTH[`half_spend.${medium}`] + now);
    });
    const angle = 2 * Math.PI * yearPart(week);
    const waves = TRUTH.sine_1 * Math.sin(angle) + TRUTH.cosine_1 * Math.cos(angle);
    const shorter = TRUTH.sine_2 * Math.sin(2 * angle) + TRUTH.cosine_2 * Math.cos(2 * angle);
    const controls = TRUTH.price_response * Math.log(price) + (TRUTH.heat_response * (temperature - 10)) / 10;
    const base = TRUTH.level * Math.exp((TRUTH.trend * week) / 52.1775 + controls + waves + shorter);
    if (week > 0)
      error = TRUTH.error_persistence * error + Math.sqrt(1 - TRUTH.error_persistence ** 2) * TRUTH.sales_error * normal();
    return (base + media.reduce((sum, one) => sum + one, 0)) * Math.exp(error);
  });
}

/** The part of the year that is over at noon of the week's Thursday. */
function yearPart(week: number): number {
  const noon = FIRST + week * WEEK + 3.5 * 86_400_000;
  const year = new Date(noon).getUTCFullYear();
  const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)];
  return (noon - first) / (next - first);
}

function american(week: number): string {
  const [year = '', month = '', day = ''] = iso(week).split('-');
  return `${Number(month)}/${Number(day)}/${year}`;
}

function iso(week: number): string {
  return new Date(FIRST + week * WEEK).toISOString().slice(0, 10);
}

function plan(spend: Week['spend']): string {
  const weeks = Array.from({ length: PLANNED }, (_, week) => iso(ACTUAL + week));
  const lines = MEDIA.map((medium) => `spend.${medium},${weeks.map(() => spend[medium]).join(',')}`);
  return `line,${weeks.join(',')}\n${lines.join('\n')}\n`;
}
