import { type Block, paragraphs, tableOf } from '../../block.ts';
import { formatMoney } from '../../format.ts';
import { sentenceStart } from '../../text.ts';
import type { Context } from '../topic.ts';
import { informationSentence } from './informationWords.ts';
import { testsTable } from './testsTable.ts';

const MOST = 8;

/** What to find out first: the most that knowing could be worth, by what would tell, and by single assumption. */
export function informationSection(context: Context): Block[] {
  const {
    decision,
    setting: { currency },
  } = context;
  const { information } = decision.ranking;
  if (!information) return [];
  const labels = new Map(decision.assumptions.map(({ id, label }) => [id, label]));
  const money = (value: number): string => formatMoney(value, currency);
  const together = information.together
    .slice(0, MOST)
    .map(({ about, assumptions, value, error }) => [
      sentenceStart(about),
      assumptions.map((id) => labels.get(id) ?? id).join('; '),
      money(value),
      money(error),
    ]);
  const single = information.single.slice(0, MOST).map(({ about, value, error }) => [about, money(value), money(error)]);
  return [
    ...paragraphs(
      informationSentence(information, currency),
      'The choice is among your plans, carrying on, spending nothing and the best step that nobody asked about. Knowing is worth something only where it could change that choice; each figure is what perfect knowledge would be worth, so no test is worth more, and one that costs more is not worth its money. What stands out from its own error by less than twice is left out.',
    ),
    ...(together.length > 0
      ? [
          tableOf(
            `What would tell several assumptions at once, and what that is worth at most, ${currency}`,
            ['~How', '~What it tells', '>Worth at most', '>± error'],
            together,
          ),
        ]
      : []),
    ...(single.length > 0
      ? [
          tableOf(
            `What knowing one assumption is worth at most, ${currency}`,
            ['~Assumption', '>Worth at most', '>± error'],
            single,
          ),
        ]
      : []),
    ...testsTable(context),
  ];
}
