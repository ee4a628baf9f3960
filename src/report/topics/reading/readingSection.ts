import type { RankedPlan } from '../../../decide/ranked.ts';
import type { Model } from '../../../language/model.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { formatChance, formatGain, formatList, MISSING } from '../../format.ts';
import { elsewhereWords } from '../answer/otherView.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';

/** Both readings side by side; nothing where there is no other one. */
export function readingSection(context: Context): Block[] {
  const { decision, setting } = context;
  const elsewhere = decision.otherReading;
  const { reading, otherReading } = setting;
  if (!elsewhere || otherReading === undefined) return [];
  const cells = (row: RankedPlan | undefined): string[] =>
    row?.againstHold
      ? [formatGain(row.againstHold.difference.mean, setting.currency), formatChance(row.againstHold.probability)]
      : [MISSING, MISSING];
  const rows = decision.ranking.rows.map((row) => [
    row.label,
    ...cells(row),
    ...cells(elsewhere.rows.find(({ name }) => name === row.name)),
  ]);
  const titles = [
    '~Plan',
    `>Against ${context.verdict.hold.label}, ${reading}`,
    '>Ahead of it',
    `>Against ${context.verdict.hold.label}, ${otherReading}`,
    '>Ahead of it',
  ];
  const used = `The report uses the ${reading}; the columns on the right repeat the whole simulation in the ${otherReading}.`;
  return [
    ...paragraphs(`${readingsExplained(decision.model)} ${used}`, elsewhereWords(context).text),
    tableOf('What each plan is worth in both readings', titles, rows),
  ];
}

/** What the readings are, in the model's words where it has some. */
function readingsExplained(model: Model): string {
  const words = topicWords(model, 'reading').join(' ');
  return (
    words ||
    `The words of the table can be read in more than one way: ${formatList(model.readingNames.map(({ label }) => label))}.`
  );
}
