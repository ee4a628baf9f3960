import type { Model, Variable } from '../../../language/model.ts';
import type { Block, EquationText } from '../../block.ts';
import { spoken } from '../../text.ts';
import { unitText } from '../../unitText.ts';
import type { Context } from '../topic.ts';

/** Every equation of the model, in the order of its file, by section. */
export function equationsSection(context: Context): Block[] {
  const { model } = context.decision;
  const variables = [...model.variables.values()];
  const sections = [...new Set(variables.map(({ section }) => section))];
  return [
    {
      kind: 'paragraph',
      text: `The simulation is exactly these equations, compiled from ${model.file}. ${membersText(model)}last(x) is the ${model.step} before, delay(x, n) n ${model.step}s before, initial(x) ${model.step} 0, total(x) the sum over members.`,
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

/** Which equations hold for each member of something; nothing where none does. */
function membersText({ dimensions, variables }: Model): string {
  const used = [...dimensions.keys()].filter((name) => [...variables.values()].some(({ over }) => over === name));
  return used.length === 0 ? '' : `An equation “for each” member holds for every ${used.map(spoken).join(' or ')}; `;
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
