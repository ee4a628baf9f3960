import { wholeSteps } from '../../core/calendar.ts';
import { fail } from '../../core/error.ts';
import type { Progress } from '../../core/progress.ts';
import { backtestJsonText, backtestText } from '../../pipeline.ts';
import type { Outcome, Request, Tell } from '../commandOutcome.ts';
import { backtestOne } from '../learn.ts';
import { openStudy } from '../openStudy.ts';

export async function run(request: Request, progress: Progress, tell?: Tell): Promise<Outcome> {
  const source = await openStudy(request, { progress, ...(tell && { tell }) });
  const backtest = await backtestOne(source, progress);
  const { name, options, study, model } = source;
  if (backtest.origins.length === 0)
    fail({
      opening: 'missing',
      message: `measured ${model.step}s: a backtest needs at least ${wholeSteps(model.step, 18)}, and the history has ${backtest.months}`,
      place: { file: study.history?.file ?? 'history.csv' },
      advice: `Add earlier ${model.step}s; the report does without a backtest until then.`,
    });
  const about = { study: name, reading: options.reading, seed: options.seed };
  return request.flags.has('json')
    ? { data: backtestJsonText(backtest, about) }
    : { text: backtestText(backtest, source.model, request.width) };
}
