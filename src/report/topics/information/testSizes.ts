import type { Decision } from '../../../decide/decision.ts';
import type { SizedTest, TestValue } from '../../../decide/testing/testValue.ts';
import type { Model } from '../../../language/model.ts';

/** A test whose value stands out from its error. */
export interface ClearTest {
  readonly test: TestValue;
  /** The best of the sizes that stand out. */
  readonly size: SizedTest;
}

/** Those of a decision: below two standard errors nothing is said. */
export function clearTests({ tests = [] }: Pick<Decision, 'tests'>): ClearTest[] {
  return tests.flatMap((test) => {
    const size = test.sizes.find(isClear);
    return size ? [{ test, size }] : [];
  });
}

/** Whether its value stands out from its error. */
export function isClear({ value, error }: SizedTest): boolean {
  return value > 2 * error;
}

/** The one that nets most. */
export function bestOf(clear: readonly ClearTest[]): ClearTest | undefined {
  return [...clear].sort((a, b) => b.size.net - a.size.net)[0];
}

/** A test of a size: "Panel of prompts: 6 months, 200 measurements". */
export function sizeName({ label }: Pick<TestValue, 'label'>, { months, count }: SizedTest, { step }: Model): string {
  const lasting = `${months} ${step}${months === 1 ? '' : 's'}`;
  return `${label}: ${lasting}${count === 1 ? '' : `, ${count} measurements`}`;
}

/** Whether what a test nets stands out from the error of what it is worth. */
export function paysClearly({ net, error }: SizedTest): boolean {
  return net > 2 * error;
}
