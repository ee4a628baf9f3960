import type { Run } from './commandOutcome.ts';
import { DECIDING_FLAGS, type FlagName, LEARNING_FLAGS, RUN_FLAGS, WISH_FLAGS } from './flags.ts';

export interface Command {
  readonly name: string;
  readonly about: string;
  /** In order; those in `needed` must be given. */
  readonly positionals: ReadonlyMap<string, string>;
  readonly needed: number;
  /** Whether the last positional takes any number of values. */
  readonly takesMany?: true;
  readonly flags: readonly FlagName[];
  /** What flags say of themselves here, where it is not what they say elsewhere. */
  readonly aboutFlags?: Readonly<Partial<Record<FlagName, string>>>;
  readonly example: { readonly line: string; readonly about: string };
  /** Whether it is run again whenever the study changes, until it is interrupted. */
  readonly again?: true;
  /** Loaded on demand: `--help` must not wait for the model. */
  readonly load: () => Promise<{ readonly run: Run }>;
}

const STUDY = ['study', 'The folder of CSV files, as in inputs/demo'] as const;

/** What flags of a command that writes a report say of themselves. */
const WRITTEN = {
  format: 'What to write, separated by commas: html, pdf, slide, xlsx, csv, charts, json; all unless told, and run.json always',
  force: 'Write over a report of another study, or one that says more',
} as const;

const LIST: readonly Command[] = [
  {
    name: 'report',
    about: 'Compare the plans of a study and write its report',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: [...RUN_FLAGS, ...DECIDING_FLAGS, 'skip-backtest', 'optimise', ...WISH_FLAGS, 'format', 'out', 'force', 'json'],
    aboutFlags: WRITTEN,
    example: { line: 'report inputs/demo --draws 20000', about: 'the demo with more draws, into reports/demo/' },
    load: () => import('./commands/reportCommand.ts'),
  },
  {
    name: 'watch',
    about: 'Write the report, and again whenever a file of the study changes',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: [...RUN_FLAGS, ...DECIDING_FLAGS, 'skip-backtest', 'format', 'out', 'force'],
    aboutFlags: WRITTEN,
    example: { line: 'watch inputs/demo', about: 'change a plan of the demo and see its report change; Ctrl-C ends' },
    again: true,
    load: () => import('./commands/watchCommand.ts'),
  },
  {
    name: 'check',
    about: 'Say what every file and column is read as; change nothing',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: [...RUN_FLAGS, 'json'],
    example: { line: 'check inputs/demo', about: 'what the demo was read as' },
    load: () => import('./commands/checkCommand.ts'),
  },
  {
    name: 'compare',
    about: 'The decision in the terminal: by quarter, and how sure',
    positionals: new Map([
      STUDY,
      ['reference-plan', 'The plan to measure against'],
      ['alternative-plan', 'The plan in question'],
    ]),
    needed: 1,
    flags: [...RUN_FLAGS, ...DECIDING_FLAGS, 'against', 'json'],
    example: {
      line: 'compare inputs/demo --against reports/demo/run.json',
      about: 'the decision, and why it is not what the last report said',
    },
    load: () => import('./commands/compareCommand.ts'),
  },
  {
    name: 'forecast',
    about: 'The projection as CSV: mean, P10, P50 and P90 by month and plan',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: [...RUN_FLAGS, ...DECIDING_FLAGS, 'out'],
    example: { line: 'forecast inputs/demo --out forecast.csv', about: 'the projection for a spreadsheet' },
    load: () => import('./commands/forecastCommand.ts'),
  },
  {
    name: 'optimise',
    about: 'The best plan within limits on money, change and risk: how much, on what, when',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: [
      ...RUN_FLAGS.filter((flag) => flag !== 'reference'),
      ...DECIDING_FLAGS,
      ...WISH_FLAGS,
      ...(['write', 'force', 'json'] as const),
    ],
    example: {
      line: 'optimise inputs/demo --budget 18000/month --change 10%',
      about: 'how to divide 18,000 a month in the demo, step by step',
    },
    load: () => import('./commands/optimiseCommand.ts'),
  },
  {
    name: 'calibrate',
    about: 'What the history teaches: assumptions before and after, and how sure',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: [...RUN_FLAGS, ...LEARNING_FLAGS],
    example: { line: 'calibrate inputs/demo', about: 'prior against posterior for the demo' },
    load: () => import('./commands/calibrateCommand.ts'),
  },
  {
    name: 'backtest',
    about: 'How well the model would have forecast the last part of the history, beside simple rules',
    positionals: new Map([STUDY]),
    needed: 1,
    flags: ['reading', 'set', 'seed', 'from', 'to', 'as-of', 'models', 'quiet', ...LEARNING_FLAGS, 'json'],
    example: { line: 'backtest inputs/demo', about: 'error and coverage by months ahead for the demo' },
    load: () => import('./commands/backtestCommand.ts'),
  },
  {
    name: 'portfolio',
    about: 'Divide the money of many products: where to add, where to cut, and what all together are worth',
    positionals: new Map([['folder', 'products.csv with history.csv and plans.csv by product, or a folder of studies']]),
    needed: 1,
    flags: [
      ...(['level', 'reading', 'asset-credit', 'set', 'draws', 'seed', 'from', 'to', 'as-of', 'prior-only'] as const),
      ...(['budget', 'models', 'work', 'shard', 'sweep', 'collect', 'skip-pooling', 'out', 'json', 'quiet'] as const),
    ],
    aboutFlags: {
      draws: 'Draws of each product, 100 to 1,000,000; 256 unless told',
      budget:
        'The most to spend on all products in all projected months, as 200000, or as 110% of what going on as before spends; 100% unless told',
    },
    example: { line: 'portfolio inputs/portfolio', about: 'forty products, one answer, into reports/portfolio/' },
    load: () => import('./commands/portfolioCommand.ts'),
  },
  {
    name: 'explain',
    about: 'The model in words: equations, assumptions, readings, sources',
    positionals: new Map([['name', 'One variable or assumption; all without it']]),
    needed: 0,
    flags: ['format', 'changes', 'models', 'quiet'],
    example: { line: 'explain revenue', about: 'where revenue comes from' },
    load: () => import('./commands/explainCommand.ts'),
  },
  {
    name: 'import',
    about: 'Write history.csv from exports: Amazon Ads, Seller Central, Brand Analytics, rank trackers, AI tools',
    positionals: new Map([['file', 'Files as downloaded, or folders of them']]),
    needed: 1,
    takesMany: true,
    flags: ['to', 'format', 'period', 'skip-unknown', 'force', 'models', 'json', 'quiet'],
    aboutFlags: {
      to: 'The study to write to; its product.csv says marketplace, currency and, if need be, brand and ASINs',
      format: 'What a file is, as file=format, where its headers do not tell; may be given several times',
    },
    example: { line: 'import downloads/*.csv --to inputs/my-product', about: 'a history from what was downloaded' },
    load: () => import('./commands/importCommand.ts'),
  },
  {
    name: 'new',
    about: 'Start a study: CSV files to fill in',
    positionals: new Map([['study', 'The folder to make, as in inputs/my-product']]),
    needed: 1,
    flags: ['models', 'quiet'],
    example: { line: 'new inputs/my-product', about: 'templates with example numbers' },
    load: () => import('./commands/newCommand.ts'),
  },
];

export const COMMANDS: ReadonlyMap<string, Command> = new Map(LIST.map((command) => [command.name, command]));
