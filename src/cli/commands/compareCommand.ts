import { fail } from '../../core/error.ts';
import type { Progress } from '../../core/progress.ts';
import { againstText, comparisonTable, explainChange, parseRun, runJsonText, terminalVerdict } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { programVersion } from '../effects/programVersion.ts';
import { readOne } from '../effects/readFile.ts';
import { decide } from '../learn.ts';
import { openStudy, type Source } from '../openStudy.ts';
import { single } from '../singleFlag.ts';

export async function run(request: Request, progress: Progress, tell?: Tell): Promise<Outcome> {
  const source = await openStudy(request, { changed: pairOf(request), progress, ...(tell && { tell }) });
  const old = olderRun(request, source);
  const decision = await decide(source, progress);
  const version = programVersion();
  const against = old && explainChange(old, decision, version);
  if (request.flags.has('json')) return { data: runJsonText(decision, { name: 'discovery', version }, against) };
  const { width } = request;
  const change = against ? `\n${againstText(against, width)}` : '';
  const parts = [comparisonTable(decision, width), terminalVerdict(decision, width)].map((part) => part.trimEnd());
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n${change}` };
}

/** The run of `--against`, checked before the work begins. */
function olderRun({ flags }: Request, { study }: Source): ReturnType<typeof parseRun> | undefined {
  const path = single(flags, 'against');
  if (path === undefined) return undefined;
  const { name, product, history } = study;
  return parseRun(readOne(path, 'run in --against'), {
    study: name,
    currency: product.currency,
    actualUntil: history?.months.at(-1),
  });
}

/** `compare <study> a b` is the same as `--plans a,b --reference a`; with one plan, the reference is as always. */
function pairOf({ positionals, flags }: Request): { plans?: readonly string[]; reference?: string } {
  const first = positionals.get('reference-plan');
  const second = positionals.get('alternative-plan');
  if (first === undefined) return {};
  const clash = (['plans', 'reference'] as const).find((flag) => flags.has(flag));
  if (clash !== undefined)
    fail({
      opening: 'invalid',
      message: `--${clash}: the plans are given without it already`,
      advice: `Leave out --${clash}, or the plans after the study.`,
    });
  if (second === undefined) return { plans: [first] };
  if (first === second)
    fail({ opening: 'invalid', message: `plan "${second}": it is given twice`, advice: 'Give two plans to compare.' });
  return { plans: [first, second], reference: first };
}
