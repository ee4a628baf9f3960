import type { Variable } from '../../../language/model.ts';
import type { Block, EquationText } from '../../block.ts';
import { spoken } from '../../text.ts';
import { unitText } from '../../unitText.ts';
import type { Context } from '../topicContext.ts';

/** Every equation of the model, in the order of its file, by section. */
export function equationsSection(context: Context): Block[] {
  const variables = [...context.model.variables.values()];
  const sections = [...new Set(variables.map(({ section }) => section))];
  return [
    {
      kind: 'paragraph',
      text: `The simulation is exactly these equations, compiled from ${context.model.file}. An equation “for each” member holds for every channel or signal; last(x) is the month before, delay(x, n) n months before, initial(x) month 0, total(x) the sum over members.`,
    },
    ...sections.flatMap((section): Block[] => [
      { kind: 'heading', text: section },
      {
        kind: 'equations',
        equations: variables.filter((variable) => variable.section === section).map((variable) => equationOf(variable, context)),
      },
    ]),
  ];
}

function equationOf({ name, over, unit, about, source, text, equals, starts }: Variable, { typeset }: Context): EquationText {
  const math = typeset && { equals: typeset(equals), ...(starts === undefined ? {} : { starts: typeset(starts) }) };
  return {
    name: spoken(name),
    ...(over === undefined ? {} : { over: spoken(over) }),
    unit: unitText(unit),
    about,
    ...(source === undefined ? {} : { source }),
    ...text,
    ...(math === undefined ? {} : { math }),
  };
}
