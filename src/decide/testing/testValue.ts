/** What a test that could be made is worth: at each of its sizes, the best first. */
export interface TestValue {
  readonly name: string;
  readonly label: string;
  /** What it measures, `name` or `name.member` of the model's outcomes. */
  readonly outcome: string;
  readonly sizes: readonly SizedTest[];
}

/** A test of one size. All is money. */
export interface SizedTest {
  /** Periods that it lasts, and measurements. */
  readonly months: number;
  readonly count: number;
  /** Of the effect that it measures, on the scale of the outcome. */
  readonly standardError: number;
  /** Expected value of what it would tell, with its own error. */
  readonly value: number;
  readonly error: number;
  /** What is paid for it, and what its own change and choosing only afterwards lose. */
  readonly fee: number;
  readonly lost: number;
  /** Value less both. */
  readonly net: number;
  readonly rule?: Rule;
}

/** What to choose when it is over: one plan where more than this was measured, another where less. */
export interface Rule {
  readonly above: string;
  readonly below: string;
  readonly threshold: number;
  /** Part of the futures in which it comes out above. */
  readonly chance: number;
}
