import type { Period } from '../core/calendar.ts';
import { fail, type Issue } from '../core/error.ts';
import { at } from '../core/present.ts';
import type { Model } from '../language/model.ts';
import { gather, throwIssues } from '../tables/cell.ts';
import { parseTable } from '../tables/parseTable.ts';
import type { TableFile } from '../tables/table.ts';
import { experimentMoney } from './experimentMoney.ts';
import { experimentReading } from './experimentText.ts';
import { actualSpending } from './planInputs.ts';
import { EXPERIMENT_SHAPE, readExperiments } from './readExperiments.ts';
import type { Study } from './study.ts';

/** The study with the tests of its experiments.csv in its history. Errors: no history, and what {@link readExperiments} and {@link experimentMoney} refuse. */
export function withExperiments(
  study: Study,
  file: TableFile,
  { model, asOf }: { readonly model: Model; readonly asOf?: Period },
): Study {
  const { history } = study;
  if (history === undefined)
    return fail({
      opening: 'missing',
      message: 'file history.csv',
      place: { file: file.path },
      advice: 'Add the months that hold the tests, or remove the file.',
    });
  const table = parseTable(file, EXPERIMENT_SHAPE);
  const experiments = readExperiments(table, {
    model,
    currency: study.product.currency,
    months: history.months,
    isCut: asOf !== undefined,
  });
  const inputs = experiments.length === 0 ? new Map() : actualSpending({ ...study, history }, model);
  const issues: Issue[] = [];
  for (const one of experiments) gather(issues, () => experimentMoney(one, { inputs, start: at(history.months, 0) }));
  throwIssues(issues);
  return {
    ...study,
    history: { ...history, ...(experiments.length > 0 && { experiments }) },
    readings: [...study.readings, experimentReading(table, experiments, model)],
  };
}
