import type { PairResult } from '../../../decide/decision.ts';
import { contestOf } from '../../../decide/verdict.ts';
import type { Model } from '../../../language/model.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { formatGain, formatList, formatMoney, formatProbability, MISSING } from '../../format.ts';
import { readingSentence } from '../answer/answerSection.ts';
import type { Context } from '../topic.ts';
import { topicWords } from '../topicWords.ts';

/** Both readings side by side; nothing where there is no other one. */
export function readingSection(context: Context): Block[] {
  const { decision, setting } = context;
  const elsewhere = decision.otherReading;
  const { reading, otherReading } = setting;
  if (!elsewhere || otherReading === undefined) return [];
  const titles = [
    '~Pair, in the order of this report',
    `>P(better), ${reading}`,
    '>Expected difference',
    `>P(better), ${otherReading}`,
    '>Expected difference',
  ];
  const rows = decision.pairs.map((pair, index) => {
    const there = elsewhere.pairs[index];
    const { ahead, behind } = contestOf(decision, pair);
    const cells = (each: PairResult): string[] => pairCells(each, ahead.name, setting.currency);
    return [
      `${ahead.label} against ${behind.label}`,
      ...cells(pair),
      ...(there === undefined ? [MISSING, MISSING] : cells(there)),
    ];
  });
  const npv = decision.plans.map(({ name, label, totals }) => {
    const there = elsewhere.npv.get(name);
    return [
      label,
      formatMoney(totals.npv.mean, setting.currency),
      there === undefined ? MISSING : formatMoney(there.mean, setting.currency),
    ];
  });
  const used = `The report uses the ${reading}; the columns on the right repeat the whole simulation in the ${otherReading}.`;
  return [
    ...paragraphs(`${readingsExplained(decision.model)} ${used}`, readingSentence(context)),
    tableOf('The decision in both readings', titles, rows),
    tableOf('Expected net present value in both readings', ['~Plan', `>In the ${reading}`, `>In the ${otherReading}`], npv),
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

/** A pair as the plan of that name sees it. */
function pairCells(
  { alternative, probabilityBetter, npvDifference: { mean } }: PairResult,
  name: string,
  currency: string,
): string[] {
  const same = alternative === name;
  return [formatProbability(same ? probabilityBetter : 1 - probabilityBetter), formatGain(same ? mean : -mean, currency)];
}
