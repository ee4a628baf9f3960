import { addPeriods, formatPeriod } from '../../src/core/calendar.ts';
import { type BrandNumbers, FIRST, LAST, NOISE, PLAN_END, PLANTED, TRACKING, TRACKING_FROM } from './studyNumbers.ts';

/** What a made-up study holds and what its history hides, for people; `files` is about exports that stand for the history. */
export function studyReadme(brand: BrandNumbers, files = ''): string {
  const tests =
    files === ''
      ? `${TRACKING.prompts} prompts × ${TRACKING.runs} runs`
      : `${TRACKING.prompts * TRACKING.runs} answers a channel`;
  const numbers = files === '' ? 'test/studies/studyNumbers.ts' : 'test/studies/studyExports/numbers.ts';
  const money = (value: number): string => `${brand.currency} ${value.toLocaleString('en-GB')}`;
  const classes = (brand.classes ?? []).map(({ id, incremental }): [string, number] => [`incremental_part.${id}`, incremental]);
  const all = Object.entries({ ...PLANTED, brand_strength: brand.strength });
  const planted = [...all.filter(([name]) => classes.length === 0 || name !== 'incremental_part'), ...classes];
  return `# ${brand.product} (${brand.marketplace}, ${brand.currency})

A made-up brand. \`npm run make-studies\` writes every file of this folder from the numbers in \`${numbers}\`,
with a seeded stream of random numbers: the same bytes on every run.

History: ${formatPeriod(FIRST)} to ${formatPeriod(LAST)}, by the engine itself from \`models/discovery/model.yaml\`, with log-normal errors with correlation
${NOISE.correlation} from month to month, and mention rates counted over ${tests}, measured since ${formatPeriod(TRACKING_FROM)} and blank before.
${files}
## What happened

${brand.events.map(({ what, from, to }) => `- ${formatPeriod(from)}${to === from ? '' : ` to ${formatPeriod(to)}`}: ${what}`).join('\n')}

## What is true

What the history hides: everything at the middle of the register in the cautious view, but

${planted.map(([name, value]) => `- \`${name}\`: ${value}`).join('\n')}

## Plans, ${formatPeriod(addPeriods(LAST, 1))} to ${formatPeriod(PLAN_END)}

| plan | advertising | content |
|---|---|---|
| hold (no file) | last year's, times the growth of the last three months | the same |
| scale-ppc | hold's and ${money(brand.extra)} a month | hold's |
| invest-in-content | hold's | hold's and ${money(brand.extra)} a month, built first and kept up later |

Both plans cost the same in every month: they differ in what the extra ${money(brand.extra)} buys.
`;
}
