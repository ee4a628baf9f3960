import { answerRows } from '../rows/answerRow.ts';
import { brandListRows } from '../rows/brandListRow.ts';
import { engineColumnRows, hasEngineColumns } from '../rows/engineColumnsRow.ts';
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
    id: 'ai-brand-lists',
    label: 'answers of AI assistants with the brands of each, as of Ahrefs Brand Radar',
    needs: ['engine', ['keyword', 'prompt'], 'mentions', ['fanoutQueries', 'citedPages'], 'updated'],
    lacks: ['mentioned', 'answers'],
    row: brandListRows,
  },
  {
    id: 'ai-engine-columns',
    label: 'answers of AI assistants, a column an engine, as of Otterly',
    needs: ['prompt'],
    lacks: ['mentioned', 'mentions'],
    also: hasEngineColumns,
    row: engineColumnRows,
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
    needs: ['domain', ['citedStatus', 'citations', 'url']],
    lacks: ['mentioned', 'mentions'],
    aside: true,
    row: otherRows('citations by AI assistants'),
  },
];
