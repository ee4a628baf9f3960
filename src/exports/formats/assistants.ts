import { answerRows } from '../rows/answerRow.ts';
import { otherRows } from '../rows/otherRow.ts';
import type { Format } from './exportFormat.ts';

/** AI-visibility tools, and our own template: one row a prompt, engine and run. */
export const ASSISTANT_ANSWERS: readonly Format[] = [
  {
    id: 'ai-answers',
    label: 'answers of AI assistants, one a row',
    needs: ['mentioned', 'date'],
    row: answerRows,
  },
  {
    id: 'ai-answer-counts',
    label: 'answers of AI assistants, counted',
    needs: [['engine', 'brand', 'prompt'], 'mentions', 'answers'],
    lacks: ['mentioned'],
    row: answerRows,
  },
  {
    id: 'ai-mentions',
    label: 'mentions by AI assistants without the number of answers',
    needs: [['engine', 'brand', 'prompt'], 'mentions'],
    lacks: ['mentioned', 'answers'],
    aside: true,
    row: otherRows('mentions without the number of answers'),
  },
  {
    id: 'ai-citations',
    label: 'citations by AI assistants',
    needs: ['domain', ['citedStatus', 'citations']],
    lacks: ['mentioned', 'mentions'],
    aside: true,
    row: otherRows('citations by AI assistants'),
  },
];
