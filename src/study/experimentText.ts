import { formatPeriod } from '../core/calendar.ts';
import type { Model } from '../language/model.ts';
import type { Table } from '../tables/table.ts';
import { type Experiment, type Lasting, lastOf } from './experiment.ts';
import type { FileReading } from './fileReading.ts';

/** What experiments.csv was read as, a line a test. */
export function experimentReading(table: Table, experiments: readonly Experiment[], { step }: Pick<Model, 'step'>): FileReading {
  const rows = `${experiments.length} ${experiments.length === 1 ? 'test' : 'tests'}`;
  return {
    file: table.file,
    takenFor: `tests, a row a test, ${rows} (${table.dialect ?? 'text'})`,
    columns: experiments.map((one) => ({ header: one.id, meaning: experimentText(one, step), unit: '' })),
  };
}

/** A test in a sentence: what it changed and when, what it measured, and what the history still says of those months. */
export function experimentText(experiment: Experiment, step: Model['step']): string {
  const { line, share, shareOf, factor, read, changed = read, outcome, effect, error, concurrent } = experiment;
  const size = factor === undefined ? `all the money of ${line}` : `${line} × ${plain(factor)}`;
  const exposed = share === 1 ? '' : shareOf === 'money' ? ` on ${percent(share)} of it` : `, met by ${percent(share)}`;
  const kept = concurrent
    ? `; ${outcome} of those ${step}s is learnt from too`
    : `; ${outcome} of those ${step}s teaches nothing else`;
  const when = changed === read ? '' : `, read ${lasting(read)}`;
  return `${size}${exposed} ${lasting(changed)}${when}: ${outcome} ${effect < 0 ? '−' : '+'}${plain(Math.abs(effect))}${MEASURED[experiment.taken]}, give or take ${plain(error)}${kept}`;
}

const MEASURED: Readonly<Record<Experiment['taken'], string>> = {
  sum: ' in all',
  mean: ' on average',
  'log ratio': ' on the logarithm',
};

function lasting(when: Lasting): string {
  const [from, to] = [formatPeriod(when.first), formatPeriod(lastOf(when))];
  const partly = when.parts.some((part) => part < 1) ? ' (in part)' : '';
  return `${from === to ? `in ${from}` : `from ${from} to ${to}`}${partly}`;
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function percent(part: number): string {
  return `${plain(part * 100)} %`;
}
