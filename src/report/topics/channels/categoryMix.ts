import { at } from '../../../core/present.ts';
import type { Band, Decision } from '../../../decide/decision.ts';
import { monthAxis } from '../../charts/axes.ts';
import { lastMonth, lastOf, monthName, points, quarterTable } from '../../charts/chartFacts.ts';
import { monthRange, stackedPanels } from '../../charts/stackedPanels.ts';
import { CHANNEL_COLOURS, colourAt, GREYS } from '../../charts/theme.ts';
import { formatList, formatPercent, shorten, visible, withoutBrackets } from '../../format.ts';
import { demandWords } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import type { DrawChart } from '../topic.ts';

interface Mix {
  readonly label: string;
  readonly colour: string;
  readonly band: Band;
}

/** Where all there is to win lies: the same market under every plan. */
export const categoryMix: DrawChart = (decision) => {
  const { channels, projected } = decision;
  const [plan] = decision.plans;
  const demand = demandWords(decision.model);
  const mix = channels.flatMap(({ id, label }, index): Mix[] => {
    const band = plan && seriesOf(decision, plan, { role: 'mix', member: id });
    return band ? [{ label: visible(label), colour: colourAt(CHANNEL_COLOURS, index), band }] : [];
  });
  if (mix.length < channels.length || mix.length === 0) return undefined;
  const ends = mix.map(({ label, band }) => `${label} ${formatPercent(lastOf(band.mean), 0)}`);
  return {
    title: titleOf(decision, mix),
    caption: `Channels’ parts of all ${demand}, the brand’s and its rivals’, expected values by month. The labels give the last month with its P10–P90 range.`,
    alt: `Stacked areas that add up to 100%. In ${lastMonth(decision)}: ${formatList(ends)}.`,
    spec: stackedPanels({
      parts: mix.map(({ label, colour, band }) => ({
        label: `${shorten(withoutBrackets(label), 20)} ${rangeText(band)}`,
        colour,
      })),
      panels: [
        {
          name: `All ${demand}`,
          note: 'the same market under every plan',
          colour: GREYS.ink,
          values: mix.map(({ band }) => band.mean),
        },
      ],
      at: projected,
      range: monthRange(projected),
      over: (frame) => monthAxis(frame, projected),
    }),
    table: quarterTable({
      columns: mix.flatMap(({ label }) => [`${label}, %`, 'P10', 'P90']),
      months: projected,
      cells: (index) => mix.flatMap(({ band }) => [points(band.mean, index), points(band.p10, index), points(band.p90, index)]),
    }),
  };
};

function rangeText({ mean, p10, p90 }: Band): string {
  return `${formatPercent(lastOf(mean), 0)} (${formatPercent(lastOf(p10), 0).slice(0, -1)}–${formatPercent(lastOf(p90), 0)})`;
}

function titleOf(decision: Decision, [first]: readonly Mix[]): string {
  if (first === undefined) throw new Error('a mix of no channels');
  const [from, to] = [at(first.band.mean, 0), lastOf(first.band.mean)];
  const [start, end] = [formatPercent(from, 0), formatPercent(to, 0)];
  const [since, until] = [monthName(decision.projected[0]), lastMonth(decision)];
  const whole = demandWords(decision.model);
  if (start === end) return `${first.label} stays at ${end} of ${whole} from ${since} to ${until}`;
  return `${first.label} ${to < from ? 'falls' : 'rises'} from ${start} of ${whole} in ${since} to ${end} in ${until}`;
}
