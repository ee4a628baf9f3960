import { changesText, explainModel } from '../../pipeline.ts';
import type { Outcome, Request } from '../commandOutcome.ts';
import { openModel } from '../openStudy.ts';
import { choice } from '../runFlags.ts';

const FORMATS = ['text', 'md', 'json'] as const;

export function run(request: Request): Outcome {
  const name = request.positionals.get('name');
  const format = choice({ flags: request.flags, name: 'format', known: FORMATS, otherwise: 'text' });
  const { model } = openModel(request);
  if (request.flags.has('changes')) return { text: changesText(model, request.width) };
  const text = explainModel({ model, format, width: request.width, ...(name === undefined ? {} : { name }) });
  return format === 'text' ? { text } : { data: text };
}
