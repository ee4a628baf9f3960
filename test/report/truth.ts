import { expect } from 'vitest';
import { present } from '../../src/core/present.ts';
import type { StopRule } from '../../src/decide/ranked.ts';
import { quantilesOf } from '../../src/numeric/summary.ts';
import type { Fact } from '../../src/report/claims.ts';
import { formatChance, formatMoney } from '../../src/report/format.ts';
import { type Made, type MadePlan, totalWorth } from './ranked.ts';

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The plans of a made decision by the names that facts use. */
export class Truth {
  readonly #made: Made;
  constructor(one: Made) {
    this.#made = one;
  }

  plan(name: string | undefined, reading?: string): MadePlan {
    const { plans, nothing, rung, staged, elsewhere } = this.#made;
    const beside = [nothing, ...(rung ? [rung] : []), ...(staged ? [staged] : [])];
    const found = [...(reading === undefined ? plans : elsewhere), ...beside].find((one) => one.name === name);
    if (!found) throw new Error(`no plan ${name}`);
    return found;
  }

  differences(
    { one, other, reading }: { one: string; other: string; reading?: string },
    part: 'value' | 'window' | 'after',
  ): number[] {
    const [a, b] = [one, other]
      .map((name) => this.plan(name, reading))
      .map((of) => (part === 'value' ? totalWorth(of) : of[part]));
    return (a ?? []).map((value, draw) => value - (b?.[draw] ?? Number.NaN));
  }

  rule(): StopRule {
    return present(this.#made.staged, 'a way out').rule;
  }

  order(part: 'value' | 'window', reading?: string): string[] {
    const worth = (of: MadePlan): number => mean(part === 'value' ? totalWorth(of) : of.window);
    const plans = reading === undefined ? this.#made.plans : this.#made.elsewhere;
    return [...plans].sort((a, b) => worth(b) - worth(a)).map(({ name }) => name);
  }
}

/** Fails where a fact is not true of the draws, or its words do not say it. */
export function check(fact: Fact, truth: Truth): void {
  const close = (told: number, is: number): void => expect(Math.abs(told - is)).toBeLessThan(1e-6 * (1 + Math.abs(is)));
  if (fact.kind === 'difference') {
    const is = mean(truth.differences(fact, fact.part));
    close(fact.money, is);
    expect(fact.text).toBe(`${formatMoney(Math.abs(fact.money), 'USD')} ${fact.money < 0 ? 'less' : 'more'} than`);
  } else if (fact.kind === 'chance') {
    const all = truth.differences(fact, 'value');
    const ahead = all.filter((value) => value > 0).length + all.filter((value) => value === 0).length / 2;
    close(fact.probability, ahead / all.length);
    const [side, part] = ahead * 2 >= all.length ? ['ahead', ahead / all.length] : ['behind', 1 - ahead / all.length];
    expect(fact.text).toBe(`${side} in ${formatChance(part)} futures`);
    expect(fact.text).not.toMatch(/\b(0|100) of 100/);
  } else if (fact.kind === 'spend') {
    close(fact.money, truth.plan(fact.one).spend - truth.plan('hold').spend);
  } else if (fact.kind === 'total') {
    close(fact.money, truth.plan(fact.one).spend);
  } else if (fact.kind === 'firstMoney' || fact.kind === 'firstExtra' || fact.kind === 'fee') {
    close(fact.money, truth.rule()[fact.kind]);
  } else if (fact.kind === 'count') {
    expect([fact.least, fact.answers]).toEqual([truth.rule().least, truth.rule().answers]);
  } else if (fact.kind === 'stopping') {
    close(fact.probability, truth.rule().stopping);
  } else if (fact.kind === 'order') {
    const worth = (name: string): number =>
      mean(fact.part === 'value' ? totalWorth(truth.plan(name, fact.reading)) : truth.plan(name).window);
    const told = fact.names.map(worth);
    // Equal to a millionth of a dollar: sums in another order differ in their last bit.
    for (const [place, value] of told.slice(1).entries()) expect(value).toBeLessThanOrEqual((told[place] ?? 0) + 1e-6);
    expect([...fact.names].sort()).toEqual(truth.order(fact.part, fact.reading).sort());
  } else if (fact.kind === 'tie') {
    const all = truth.differences(fact, 'value');
    const variance = all.reduce((sum, value) => sum + (value - mean(all)) ** 2, 0) / (all.length - 1);
    expect(Math.abs(mean(all))).toBeLessThanOrEqual(2 * Math.sqrt(variance / all.length) + 1e-6);
  } else if (fact.kind === 'tenth') {
    const [p10] = quantilesOf(Float64Array.from(truth.differences(fact, 'value')), [0.1]);
    close(fact.money, p10);
  } else if (fact.kind === 'middle') {
    const sorted = truth.differences(fact, 'value').sort((a, b) => a - b);
    close(fact.money, ((sorted[sorted.length / 2 - 1] ?? 0) + (sorted[sorted.length / 2] ?? 0)) / 2);
  }
}
