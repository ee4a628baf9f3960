import { csvText } from '../tables/csvText.ts';

/** A file to write: its path in the study's folder, and its text. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

const QUESTION = 'which air fryer rack fits a 6 quart basket?';

/** An answer a row: when it was asked, of whom, what, and whether it names the brand. */
const PROMPT_TESTS: readonly (readonly string[])[] = [
  ['date', 'engine', 'prompt', 'run_id', 'brand', 'mentioned', 'note'],
  ['2026-10-05', 'Rufus', QUESTION, '1', 'Your brand', '1', 'A row an answer; mentioned is 1 where it names your brand, else 0'],
  ['2026-10-05', 'Rufus', QUESTION, '2', 'Your brand', '0', 'Ask several times, each in a new conversation: answers differ'],
  ['2026-10-05', 'ChatGPT', QUESTION, '1', 'Your brand', '0', 'Rufus or Alexa; ChatGPT, Perplexity, Gemini, Copilot, Claude …'],
  [
    '2026-10-05',
    'Perplexity',
    QUESTION,
    '1',
    'Your brand',
    '0',
    'The same 20 questions or more every month, as shoppers ask them',
  ],
];

/** A payment a row. */
function ledger(signals: readonly string[]): readonly (readonly string[])[] {
  const notes = ['A row a payment, or a month; signal and kind may be empty', 'kind is build (new) or upkeep (keeping it up)'];
  const rows = signals.map((signal, index) => {
    const kind = index % 2 === 0 ? 'build' : 'upkeep';
    return ['2026-10-01', 'Example work', signal, kind, '100.00', notes[index] ?? ''];
  });
  return [['date', 'line_item', 'signal', 'kind', 'amount', 'note'], ...rows];
}

/** Files that people fill in by hand beside what they download, to be copied into exports/. `signals` are the model's. */
export function exportTemplates(signals: readonly string[]): readonly TemplateFile[] {
  return [
    { path: 'templates/prompt-tests.csv', text: csvText(PROMPT_TESTS) },
    { path: 'templates/content-ledger.csv', text: csvText(ledger(signals)) },
  ];
}
