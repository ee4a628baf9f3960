import type { Step } from '../../core/calendar.ts';
import type { Issue } from '../../core/error.ts';
import { type Entry, locate } from '../document/node.ts';

/** `step: week` at the top of the model file; a month where it says nothing. */
export function readStep(entry: Entry | undefined, issues: Issue[]): Step {
  if (entry === undefined) return 'month';
  const { key, value } = entry;
  if (value.kind === 'text' && (value.text === 'week' || value.text === 'month')) return value.text;
  issues.push({
    opening: 'invalid',
    message: 'step of the model',
    ...locate(value.kind === 'text' ? value : key),
    advice: 'Write "step: week" or "step: month"; a model without it moves by the month.',
  });
  return 'month';
}
