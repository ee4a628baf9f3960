import { type Block, paragraphs } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatList, formatPercent } from '../../format.ts';
import type { Setting } from '../../reportSetting.ts';
import { seriesOf } from '../../roleSeries.ts';
import type { Context } from '../topic.ts';

/** Where all there is to win lies, and where the brand wins. */
export function channelsSection(context: Context): Block[] {
  const { decision } = context;
  const [plan] = decision.plans;
  const moves = decision.channels.flatMap(({ id, label }) => {
    const mix = plan && seriesOf(decision, plan, { role: 'mix', member: id })?.mean;
    const [first, last] = [mix?.[0], mix?.at(-1)];
    return first === undefined || last === undefined ? [] : [{ label, first, last }];
  });
  return [...paragraphs(fromTo(moves, context.setting)), ...chartBlocks(context)];
}

/** How the channels’ parts of all there is to win move; the same under every plan. */
function fromTo(
  moves: readonly { readonly label: string; readonly first: number; readonly last: number }[],
  { from, until, demand }: Setting,
): string {
  if (moves.length === 0) return '';
  const parts = moves.map(({ label, first, last }) => `${label} from ${formatPercent(first)} to ${formatPercent(last)}`);
  return `From ${from} to ${until} the part of ${demand} that happens in each channel is expected to move like this, whatever the brand does: ${formatList(parts)}.`;
}
