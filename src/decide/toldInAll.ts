import { groupBy } from '../core/groupBy.ts';
import type { Model, OpenDimension } from '../language/model.ts';
import type { Finding } from '../posterior/findings/finding.ts';
import type { Study } from '../study/study.ts';
import type { Setting } from './decisionSetting.ts';

/** It makes no answer wrong, and stands after what does. */
const WEIGHT = 0.5;

/** Money that the history tells in all where the model could tell members apart: what is thought of each, and what would tell them. */
export function toldInAll({ world: { model } }: Pick<Setting, 'world'>, { history }: Study): Finding[] {
  if (!history) return [];
  return model.open.flatMap((choice): Finding[] => {
    if (choice.chosen) return [];
    const members = choice.members.filter(({ id }) => id !== choice.rest).map(({ label }) => label);
    const what = choice.label.toLowerCase();
    return [
      {
        code: 'told-in-all',
        says: `${labelOfColumn(choice, model)} is told in all, and not by ${what} (${members.join(', ')}).`,
        effect: `If one of them earns less than the others, no plan here can find it.${thoughtApart(choice, model)}`,
        advice: `What would tell them apart: ${choice.toldBy ?? `columns ${choice.column}.<${what}> in history.csv`}.`,
        weight: WEIGHT,
      },
    ];
  });
}

function labelOfColumn({ column }: OpenDimension, { columns }: Model): string {
  return columns.get(column)?.label ?? column;
}

/** What the register says of each, where it says another thing of all together. */
function thoughtApart({ apart, members }: OpenDimension, { parameters, assumptions }: Model): string {
  const sentences = [...groupBy(apart, ({ name }) => name)].flatMap(([name, rows]) => {
    const whole = assumptions.find((row) => row.name === name && row.member === '');
    const label = parameters.get(name)?.label;
    if (!whole || label === undefined) return [];
    const each = rows.map(({ member, low, high }) => `${low} to ${high} for ${members.find(({ id }) => id === member)?.label}`);
    return [` ${label} is taken to be ${whole.low} to ${whole.high} for all, and would be ${each.join(', ')}.`];
  });
  return sentences.join('');
}
