import { WEEKS_A_MONTH } from '../../../core/calendar.ts';
import type { Decision } from '../../../decide/decision.ts';
import type { SizedTest, TestValue } from '../../../decide/testing/testValue.ts';
import type { Model } from '../../../language/model.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { formatChance, formatGain, formatMoney, formatSignificant } from '../../format.ts';
import { inSentence } from '../../text.ts';
import type { Context } from '../topic.ts';

/** Tests that could be made, each at its best size, where its value stands out from its error; nothing where none was valued. */
export function testsTable({ decision, setting: { currency } }: Context): Block[] {
  const tests = decision.tests ?? [];
  if (tests.length === 0) return [];
  const clear = tests.flatMap((test) => clearlyWorth(test));
  const money = (value: number): string => formatMoney(value, currency);
  const words = testsWords(clear, money);
  if (clear.length === 0) return paragraphs(words);
  const rows = clear.map(({ test, size }) => [
    nameOf(test, size, decision.model),
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
  return [...paragraphs(words), tableOf(caption, titles, rows), ...bySize(clear, decision, currency)];
}

interface Clear {
  readonly test: TestValue;
  /** The best of the sizes that stand out. */
  readonly size: SizedTest;
}

/** Below two standard errors nothing is said. */
function clearlyWorth(test: TestValue): Clear[] {
  const size = test.sizes.find(({ value, error }) => value > 2 * error);
  return size ? [{ test, size }] : [];
}

function testsWords(clear: readonly Clear[], money: (value: number) => string): string {
  const [best] = [...clear].sort((a, b) => b.size.net - a.size.net);
  if (!best)
    return `None of the tests that the model knows is seen to be worth anything: what each would measure would hardly ever change the choice.`;
  const name = inSentence(best.test.label);
  if (best.size.net <= 0)
    return `No test is worth what it costs: the best of them, ${name}, would tell ${money(best.size.value)} worth for ${money(best.size.fee + best.size.lost)}. Choose now.`;
  return `Test first: ${name} is worth ${money(best.size.net)} more than it costs.`;
}

function nameOf({ label }: TestValue, { months, count }: SizedTest, { step }: Model): string {
  const lasting = `${months} ${step}${months === 1 ? '' : 's'}`;
  return `${label}: ${lasting}${count === 1 ? '' : `, ${count} measurements`}`;
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
  if (!rule) return 'No result would change the choice';
  const { above, below, threshold, chance } = rule;
  return `${above} if the measured effect on ${outcome} is above ${formatSignificant(threshold)} (${formatChance(chance)} futures), else ${below}`;
}

/** Net worth of each test at each of its sizes. */
function bySize(clear: readonly Clear[], { model }: Decision, currency: string): Block[] {
  const rows = clear.flatMap(({ test }) =>
    [...test.sizes]
      .sort((a, b) => a.months - b.months || a.count - b.count)
      .map((size) => [
        nameOf(test, size, model),
        formatMoney(size.value, currency),
        formatMoney(size.fee + size.lost, currency),
        formatGain(size.net, currency),
      ]),
  );
  return [{ ...tableOf(`Net worth by size of the test, ${currency}`, ['~Test', '>Worth', '>Cost', '>Net'], rows), small: true }];
}
