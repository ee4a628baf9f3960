import { expect, test } from 'vitest';
import { sourceFiles } from '../helpers/shipped.ts';
import { SIGNALS } from '../study/sample.ts';
import { readAll } from './read/reading.ts';

const text = (name: string): string =>
  new TextDecoder().decode(sourceFiles('models/discovery/template/templates').find(({ path }) => path === name)?.bytes);
const [prompts, ledger] = [text('prompt-tests.csv'), text('content-ledger.csv')];

test('the template of prompt tests is read as answers of both channels', async () => {
  const [only] = await readAll(prompts);
  expect(only?.reading.format).toBe('ai-answers');
  expect(new Set(only?.rows.map((row) => (row.kind === 'answer' ? row.channel : row.kind)))).toEqual(
    new Set(['alexa_for_shopping', 'external_ai']),
  );
});

test('the template of a content ledger is read with a line for each signal', async () => {
  const [only] = await readAll(ledger);
  expect(only?.reading.format).toBe('content-ledger');
  expect(only?.rows.map((row) => (row.kind === 'content' ? row.signal : row.kind))).toEqual(SIGNALS);
});
