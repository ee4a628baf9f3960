import { addPeriods, formatPeriod } from '../../src/core/calendar.ts';
import { type BrandNumbers, FIRST, LAST, NOISE, PLAN_END, TRACKING, TRACKING_FROM } from './studyNumbers.ts';

/** What a made-up study holds and what its history hides, for people; `files` is about exports that stand for the history. */
export function studyReadme(brand: BrandNumbers, files = ''): string {
  const tests =
    files === ''
      ? `${TRACKING.prompts} prompts × ${TRACKING.runs} runs`
      : `${TRACKING.prompts * TRACKING.runs} answers a channel`;
  const numbers = files === '' ? 'inputs/studyNumbers.ts' : 'inputs/studyExports/numbers.ts';
  const money = (value: number): string => `${brand.currency} ${value.toLocaleString('en-GB')}`;
  return `# ${brand.product} (${brand.marketplace}, ${brand.currency})

A made-up brand. \`npm run make-studies\` writes every file of this folder from the numbers in \`${numbers}\`,
with a seeded stream of random numbers: the same bytes on every run.

History: ${formatPeriod(FIRST)} to ${formatPeriod(LAST)}, from the equations of \`models/discovery/model.yaml\` with planted values near the middle of
the register, log-normal errors with correlation ${NOISE.correlation} from month to month, and recommendation shares counted over
${tests}, measured since ${formatPeriod(TRACKING_FROM)} and blank before.
${files}
## What happened that no column says

${brand.events.map(({ what, from, to }) => `- ${formatPeriod(from)}${to === from ? '' : ` to ${formatPeriod(to)}`}: ${what}`).join('\n')}

## Plans, ${formatPeriod(addPeriods(LAST, 1))} to ${formatPeriod(PLAN_END)}

| plan | advertising a month | content a month | total a month |
|---|---|---|---|
| hold (no file: the mean of the last three actual months) | ${money(brand.spend.end)} | ${money(brand.content)} | ${money(brand.spend.end + brand.content)} |
| scale-ppc | ${money(brand.spend.end + brand.extra)} | ${money(brand.content)} | ${money(brand.spend.end + brand.content + brand.extra)} |
| invest-in-content | ${money(brand.spend.end)} | ${money(brand.content + brand.extra)} | ${money(brand.spend.end + brand.content + brand.extra)} |

Both plans cost exactly the same in every month. The content work that the history pays for (${money(brand.content)} a month, line
\`content_spend\`) goes on in all three, so that they differ only in what the extra ${money(brand.extra)} buys: clicks, or
content that is built first and kept up later.
`;
}
