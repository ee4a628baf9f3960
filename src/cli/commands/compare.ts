import { comparisonTable, runJsonText, terminalVerdict } from '../../pipeline.ts';
import { programVersion } from '../effects/program.ts';
import type { Outcome, Progress, Request } from '../outcome.ts';
import { decide, openStudy } from '../source.ts';

export async function run(request: Request, progress: Progress): Promise<Outcome> {
  const source = await openStudy(request, { changed: pairOf(request), progress });
  const decision = await decide(source, progress);
  if (request.flags.has('json')) return { data: runJsonText(decision, { name: 'discovery', version: programVersion() }) };
  return { text: `${comparisonTable(decision).trimEnd()}\n\n${terminalVerdict(decision).trimEnd()}\n` };
}

/** `compare <study> a b` is the same as `--plans a,b --reference a`; with one plan, the reference is as always. */
function pairOf({ positionals }: Request): { plans?: readonly string[]; reference?: string } {
  const first = positionals.get('reference-plan');
  const second = positionals.get('alternative-plan');
  if (first === undefined) return {};
  return second === undefined ? { plans: [first] } : { plans: [first, second], reference: first };
}
