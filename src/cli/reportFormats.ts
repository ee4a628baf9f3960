import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import { OUTPUT_FORMATS, type OutputFormat } from '../pipeline.ts';
import type { Request } from './commandOutcome.ts';
import { single } from './singleFlag.ts';

/** What `--format` asks a report to be written as; everything unless told. Throws an InputError for a word that is none of them. */
export function reportFormats({ flags }: Pick<Request, 'flags'>): ReadonlySet<OutputFormat> {
  const text = single(flags, 'format');
  return new Set(text === undefined ? OUTPUT_FORMATS : text.split(',').map(formatCalled));
}

function formatCalled(word: string): OutputFormat {
  const wished = word.trim().toLowerCase();
  const found = OUTPUT_FORMATS.find((format) => format === wished);
  return found ?? fail({ opening: 'unknown', message: `--format "${word.trim()}"`, advice: suggest(wished, OUTPUT_FORMATS) });
}
