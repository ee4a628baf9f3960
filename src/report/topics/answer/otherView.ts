import { isTie } from '../../../decide/margin.ts';
import { type Fact, NOTHING_SAID, type Said, say, worth } from '../../claims.ts';
import { inSentence } from '../../text.ts';
import { heldOf, odds, type Telling } from './telling.ts';

/** Whether the answer is the same in the other reading: which plan is best there, and what the best of this one is worth there. */
export function elsewhereWords(telling: Telling): Said {
  const { decision, verdict, setting } = telling;
  const { otherReading } = decision;
  const { best, second } = verdict;
  const view = setting.otherReading;
  if (!otherReading || view === undefined || verdict.withheld !== undefined) return NOTHING_SAID;
  if (otherReading.diagnostics?.converged === false)
    return say`Whether the ${view} agrees is not known: its calibration has not converged.`;
  const subject = decision.ranking.staged?.row ?? (best.kind === 'hold' ? second : best);
  const row = [...otherReading.rows, ...otherReading.beside].find(({ name }) => name === subject?.name);
  const there = row?.againstHold;
  const [top] = otherReading.rows;
  if (!subject || !there || !top) return NOTHING_SAID;
  const held = heldOf(telling);
  const names = { one: subject.name, other: held.name, reading: otherReading.reading };
  const money = worth(names, { money: there.difference.mean, currency: setting.currency });
  const first: Fact = {
    kind: 'order',
    part: 'value',
    reading: otherReading.reading,
    names: otherReading.rows.map(({ name }) => name),
    text: top.label,
  };
  const agrees = subject.kind === 'staged' ? row.value.mean >= top.value.mean : top.name === best.name;
  const opening = agrees ? `So it is in the ${view} too` : `The ${view} says otherwise`;
  const own =
    agrees || setting.reading === undefined
      ? ''
      : ` This page answers in the ${setting.reading}${aboutOf(decision)}. No history settles which view is right.`;
  const close = isTie(there) ? ', too close to call' : '';
  return say`${opening}: there ${first} comes first${subject.kind === 'staged' ? ' of your plans' : ''}, and ${subject.label} is worth ${money} ${held.label}${odds(names, there, telling)}${close}.${own}`;
}

/** What the reading of the report is, in the model's own words. */
function aboutOf({ model, reading }: Telling['decision']): string {
  const about = model.readingNames.find(({ name }) => name === reading)?.about;
  return about ? ` (${inSentence(about.replace(/[.]$/, ''))})` : '';
}
