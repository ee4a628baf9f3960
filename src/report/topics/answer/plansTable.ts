import type { RankedPlan } from '../../../decide/ranked.ts';
import { type TableBlock, tableOf } from '../../block.ts';
import { formatChance, formatGain, MISSING } from '../../format.ts';
import { range } from '../../text.ts';
import { rowsShown } from './rowsShown.ts';
import { heldOf, type Telling } from './telling.ts';

/** The ranked table: every plan, `hold` among them, the best step of the ladder and spending nothing, best first. */
export function plansTable(telling: Telling): TableBlock {
  const { decision, setting } = telling;
  const { currency, draws, until } = setting;
  const held = heldOf(telling).label;
  const drawn = draws > 1;
  const credited = decision.ranking.assetCredit > 0;
  const gain = (value: number | undefined): string => (value === undefined ? MISSING : formatGain(value, currency));
  const cells = ({ name, label, kind, extraSpend, againstHold, againstNothing }: RankedPlan): string[] => [
    kind === 'plan' || kind === 'hold' ? label : `${label} (not one of your plans)`,
    gain(againstHold?.difference.mean),
    ...(drawn ? [againstHold ? range(gain(againstHold.difference.p10), gain(againstHold.difference.p90)) : MISSING] : []),
    ...(credited ? [gain(againstHold?.within), gain(againstHold?.after)] : []),
    gain(kind === 'hold' ? undefined : extraSpend),
    ...(drawn ? [againstHold ? formatChance(againstHold.probability) : MISSING] : []),
    gain(againstNothing?.difference.mean),
    ...elsewhere(name, telling),
  ];
  const titles = [
    ...['~~~~~Plan', `>~Worth against ${held}`],
    ...(drawn ? ['>~~8 in 10 futures'] : []),
    ...(credited ? [`>~by ${until}`, '>~after it'] : []),
    '>~Extra spend',
    ...(drawn ? [`>~Ahead of ${held}`] : []),
    '>~Against spending nothing',
    ...(setting.otherReading === undefined ? [] : [`>~~In the ${setting.otherReading}`]),
  ];
  return { ...tableOf(`Every plan, best first, against ${held}`, titles, rowsShown(decision).map(cells)), small: true };
}

/** What the plan is worth against `hold` in the other reading, with its chance; nothing where there is none. */
function elsewhere(name: string, { decision: { otherReading }, setting: { currency } }: Telling): string[] {
  if (!otherReading) return [];
  const there = [...otherReading.rows, ...otherReading.beside].find((row) => row.name === name)?.againstHold;
  return [there ? `${formatGain(there.difference.mean, currency)}, ${formatChance(there.probability)}` : MISSING];
}
