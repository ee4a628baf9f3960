import type { Model } from '../../../language/model.ts';
import type { Calibration } from '../../../posterior/calibration.ts';
import type { Moved, Range, TrialFit } from '../../../posterior/trialFits.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { formatList, formatSignificant, shortChance, visible } from '../../format.ts';
import { clause, inSentence, inSteps } from '../../text.ts';

/** What the tests of a study taught: measured beside expected, and what each moved; nothing where there were none. */
export function testsTaught({ tests }: Pick<Calibration, 'tests'>, model: Model): Block[] {
  if (tests.length === 0) return [];
  const titles = [
    '~~Test',
    '>Measured',
    '>Expected before any data',
    '>By the rest of the history',
    '>With it',
    '>As far off by chance',
  ];
  return [
    { kind: 'heading', text: 'What tests taught' },
    ...paragraphs(
      inSteps(
        model.step,
      )`Each test is compared with what the same model says of its months under the test and without it. Ranges are P10 to P90.`,
    ),
    tableOf(
      'Tests of experiments.csv',
      titles,
      tests.map((test) => testRow(test, model)),
    ),
    { kind: 'list', items: tests.map(whatItMoved) },
  ];
}

/** The cells of a test's row, as people read them. */
export function testRow({ experiment, prior, without, posterior, chance }: TrialFit, model: Model): string[] {
  const { id, effect, error, taken } = experiment;
  const label = outcomeLabel(experiment, model);
  const unit = taken === 'log ratio' ? ', logarithm' : '';
  return [
    visible(`${id}: ${label}${unit}`),
    `${formatSignificant(effect)} ± ${formatSignificant(error)}`,
    ...[prior, without, posterior].map((one) => (one ? rangeText(one) : 'cannot be told')),
    shortChance(chance),
  ];
}

function outcomeLabel({ outcome }: TrialFit['experiment'], { outcomes, dimensions }: Model): string {
  const [name = outcome, member] = outcome.split('.');
  const found = outcomes.get(name);
  const members = found?.over === undefined ? undefined : dimensions.get(found.over)?.members;
  const who = members?.find(({ id }) => id === member)?.label;
  return [inSentence(clause(found?.label ?? outcome)), ...(who === undefined ? [] : [who])].join(', ');
}

/** What a test moved, a sentence. */
export function whatItMoved({ experiment, without, moved }: TrialFit): string {
  const name = visible(experiment.id);
  if (!without)
    return `${name} says so much that the draws with it cannot tell what would be without it: compare with a run that leaves its row out.`;
  if (moved.length === 0) return `${name} moved no assumption by more than a fifth of its spread.`;
  return `${name} moved ${formatList(moved.map(movedText))}.`;
}

function movedText({ label, without, posterior }: Moved): string {
  return `“${visible(label)}” from ${rangeText(without)} to ${rangeText(posterior)}`;
}

function rangeText({ p10, p90 }: Range): string {
  return `${formatSignificant(p10)} … ${formatSignificant(p90)}`;
}
