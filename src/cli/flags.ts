/** A flag as `--help` shows it. A switch takes no value. */
export interface Flag {
  readonly about: string;
  readonly initial?: string;
  readonly isSwitch?: true;
}

const TABLE = {
  plans: { about: 'Compare only these plans, separated by commas' },
  reference: { about: 'The plan that the others are measured against', initial: 'hold' },
  reading: { about: 'Which of the model’s readings of its table of words to use; the first unless told' },
  'asset-credit': { about: 'How much of the two years after the window counts in a plan’s value, 0 to 1', initial: '1' },
  set: { about: 'Fix an assumption; may be given several times' },
  hold: { about: 'Fix an assumption in what was learnt without it: instant; may be given several times' },
  draws: { about: 'Draws of the simulation, 100 to 1,000,000', initial: '10000' },
  seed: { about: 'Same inputs and same seed give the same bytes', initial: '1' },
  from: { about: 'First month, or day, of the charts', initial: '2026-01' },
  to: { about: 'Last month, or day, of the projection', initial: '2027-12' },
  'as-of': { about: 'Decide as if it were the end of this month, or of the week of this day: later actuals are left out' },
  against: { about: 'An older run.json of the study: explain what changed since' },
  point: { about: 'Medians instead of draws: one exact path, fast', isSwitch: true },
  'prior-only': { about: 'Leave out what the history teaches about the assumptions: faster', isSwitch: true },
  'skip-backtest': { about: 'Leave out how well the model would have forecast the past: faster', isSwitch: true },
  level: {
    about: 'How posteriors are taken: quick, by the fastest method that agrees with the full one on a sample, or full',
    initial: 'quick',
  },
  work: {
    about: 'Where the records of products are kept, so that a run goes on where it stood; shards share it',
    initial: 'among your caches',
  },
  shard: { about: 'Do only one part of the products, as 3/8, into --work' },
  sweep: { about: 'Which sweep a shard does: all shards of one must be done before the next', initial: '1' },
  'skip-pooling': { about: 'Let no product learn from the others: one sweep', isSwitch: true },
  collect: { about: 'Only join what all shards have done', isSwitch: true },
  models: { about: 'Another folder of model files', initial: 'the one shipped' },
  cache: { about: 'Where what was learnt is kept for later runs', initial: 'among your caches' },
  fresh: { about: 'Learn anew, whatever is kept of earlier runs', isSwitch: true },
  out: { about: 'Where to write' },
  format: { about: 'text, md or json', initial: 'text' },
  period: {
    about:
      'Days of files without dates: of one, as file=2026-03 or file=2026-03-01..2026-03-31, several times if need be; of all, as 2026-03',
  },
  'skip-unknown': { about: 'Leave out files that are no report that is known, with a warning each', isSwitch: true },
  optimise: { about: 'Also seek the best plan within limits, as the command of that name does', isSwitch: true },
  budget: {
    about:
      'The most to spend, as 200000 for all projected months or 20000/month, 60000/quarter, 240000/year; may be given several times',
  },
  cap: { about: 'The most money a month of a line, as line=12000; may be given several times' },
  floor: { about: 'The least money a month of a line; may be given several times' },
  change: {
    about: 'How far a line may leave Hold from month to month, against an average month of all money; none for no limit',
    initial: '25%',
  },
  limit: {
    about: 'A variable that is to stay within a bound in every projected month, as "variable <= 12%"; may be given several times',
  },
  with: { about: 'In what part of the futures --limit holds; on average without it' },
  risk: { about: 'How much the worst fifth of the futures weighs, 0 to 1', initial: '0' },
  by: { about: 'What is set at once: quarter or month', initial: 'quarter' },
  idle: { about: 'Months without content money, as 2026-12,2027-01' },
  spread: { about: 'Seek five times more on other futures, and show where the answers differ', isSwitch: true },
  'skip-frontier': { about: 'Leave out the best plan for other amounts of money: faster', isSwitch: true },
  write: { about: 'Write the plan to plans/optimised.csv of the study', isSwitch: true },
  force: { about: 'Write over a file that is there', isSwitch: true },
  changes: { about: 'What changed against the edition before, and why', isSwitch: true },
  json: { about: 'Print JSON for programs', isSwitch: true },
  quiet: { about: 'Show no progress', isSwitch: true },
} as const satisfies Record<string, Flag>;

export type FlagName = keyof typeof TABLE;

export const FLAGS: Readonly<Record<FlagName, Flag>> = TABLE;

/** What every command that simulates a study takes. */
export const RUN_FLAGS: readonly FlagName[] = [
  'plans',
  'reference',
  'reading',
  'asset-credit',
  'set',
  'draws',
  'seed',
  'from',
  'to',
  'as-of',
  'point',
  'prior-only',
  'models',
  'quiet',
];

/** What every command that learns from a history takes. */
export const LEARNING_FLAGS: readonly FlagName[] = ['cache', 'fresh'];

/** What every command that decides on what was learnt takes. */
export const DECIDING_FLAGS: readonly FlagName[] = ['hold', ...LEARNING_FLAGS];

/** Flags that say what an optimum is asked for. */
export const WISH_FLAGS = [
  'budget',
  'cap',
  'floor',
  'change',
  'limit',
  'with',
  'risk',
  'by',
  'idle',
  'spread',
  'skip-frontier',
] as const satisfies readonly FlagName[];
