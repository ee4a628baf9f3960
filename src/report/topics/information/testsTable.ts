import { WEEKS_A_MONTH } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { SizedTest, TestValue } from '../../../decide/testing/testValue.ts';
import type { Model } from '../../../language/model.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatChance, formatGain, formatMoney, formatSignificant } from '../../format.ts';
import { inSentence } from '../../text.ts';
import type { Context } from '../topic.ts';
import { bestOf, type ClearTest, clearTests, paysClearly, sizeName } from './testSizes.ts';

/** Tests that could be made, each at its best size, where its value stands out from its error; nothing where none was valued. */
export function testsTable(context: Context): Block[] {
  const {
    decision,
    setting: { currency },
  } = context;
  const tests = decision.tests ?? [];
  if (tests.length === 0) return [];
  const clear = clearTests(decision);
  const money = (value: number): string => formatMoney(value, currency);
  const words = testsWords(clear, money);
  if (clear.length === 0) return paragraphs(words);
  const rows = clear.map(({ test, size }) => [
    sizeName(test, size, decision.model),
    outcomeName(test, decision),
    money(size.value),
    money(size.error),
    money(size.fee + size.lost),
    formatGain(size.net, currency),
    weeksOf(size, decision.model),
    ruleOf(size, outcomeName(test, decision)),
  ]);
  const titles = ['~~Test', '~What it measures', '>Worth', '>± error', '>Cost', '>Net', '>Weeks', '~~Rule'];
  const caption = `Tests that could be made before choosing, each at its best size, ${currency}: cost is the fee, and what the change itself and choosing later lose`;
  return [...paragraphs(words, whileRunning(decision)), tableOf(caption, titles, rows), ...chartBlocks(context)];
}

function testsWords(clear: readonly ClearTest[], money: (value: number) => string): string {
  const best = bestOf(clear);
  if (!best)
    return `None of the tests that the model knows is seen to be worth anything: what each would measure would hardly ever change the choice.`;
  const name = inSentence(best.test.label);
  if (best.size.net <= -2 * best.size.error)
    return `No test before choosing would pay for itself: the best of them, ${name}, would tell ${money(best.size.value)} worth for ${money(best.size.fee + best.size.lost)}.`;
  if (!paysClearly(best.size))
    return `Whether a test before choosing pays for itself is within the error: the best of them, ${name}, nets ${money(best.size.net)}, give or take ${money(best.size.error)}.`;
  return `One test would pay for itself: ${name} is worth ${money(best.size.net)} more than it costs.`;
}

/** What page one's way out gains over going on whatever is counted; nothing where it offers none. */
function whileRunning({ ranking, study: { currency } }: Decision): string {
  const { staged, rows } = ranking;
  const plan = rows.find(({ name }) => name === staged?.rule.plan);
  if (!staged || !plan) return '';
  const gain = formatMoney(staged.row.value.mean - plan.value.mean, currency);
  return `To count answers while ${plan.label} already runs, as page one says, puts nothing off: that is worth ${gain} more than going on whatever is counted, its cost paid.`;
}

function weeksOf({ months }: SizedTest, { step }: Model): string {
  return String(step === 'week' ? months : Math.round(months * WEEKS_A_MONTH));
}

function outcomeName({ outcome }: TestValue, { model: { outcomes, dimensions } }: Decision): string {
  const dot = outcome.indexOf('.');
  const found = outcomes.get(dot < 0 ? outcome : outcome.slice(0, dot));
  const member = dimensions.get(found?.over ?? '')?.members.find(({ id }) => id === outcome.slice(dot + 1));
  return [inSentence(found?.label ?? outcome), ...(member ? [member.label] : [])].join(', ');
}

function ruleOf({ rule }: SizedTest, outcome: string): string {
  if (!rule) return 'No result could be told to change the choice';
  const { above, below, threshold, chance } = rule;
  return `${above} if the measured effect on ${outcome} is above ${formatSignificant(threshold)} (${formatChance(chance)} futures), else ${below}`;
}
