import type { Issue } from '../../core/error.ts';
import { told } from '../contract/say.ts';
import { attempt, locate, wordsOf } from '../document/node.ts';
import type { EquationContext } from '../equation/equationContext.ts';
import { parseEquation } from '../equation/parseEquation.ts';
import type { Variable } from '../model.ts';
import { looksBack } from '../order.ts';
import type { DeclaredVariable } from './readDeclarations.ts';

/** Every variable with its equations read and checked against the names of the model. */
export function buildVariables(
  declared: readonly DeclaredVariable[],
  { names, dimensions, step }: Pick<EquationContext, 'names' | 'dimensions' | 'step'>,
  issues: Issue[],
): ReadonlyMap<string, Variable> {
  const built = declared.flatMap((one) => {
    const thing = names.get(one.name.text);
    const { over, unit } = thing ?? {};
    const variable = buildVariable(
      one,
      { names, dimensions, ...(step && { step }), ...(over !== undefined && { over }), ...(unit && { unit }) },
      issues,
    );
    return variable ? [[variable.name, variable] as const] : [];
  });
  return new Map(built);
}

function buildVariable(declared: DeclaredVariable, context: EquationContext, issues: Issue[]): Variable | undefined {
  const { name, fields, section } = declared;
  const [equalsText, startsText, source] = [fields.get('equals'), fields.get('starts'), fields.get('source')];
  const equals = equalsText && attempt(equalsText, issues, (text) => parseEquation(text, context));
  const starts = startsText && attempt(startsText, issues, (text) => parseEquation(text, context));
  const { place } = locate(name);
  if (!equals || !equalsText || !context.unit || !place || (startsText && !starts)) return undefined;
  const first = looksBack(starts ?? equals);
  if (first)
    issues.push(noMonthBefore(first.to.name, locate((starts && startsText) || equalsText, first.span.from, first.span.to)));
  return {
    name: name.text,
    ...(context.over !== undefined && { over: context.over }),
    unit: context.unit,
    about: wordsOf(fields, 'about'),
    ...told(declared, issues),
    section,
    ...(source && { source: source.text }),
    text: { equals: equalsText.text, ...(startsText && { starts: startsText.text }) },
    equals,
    ...(starts && { starts }),
    place,
  };
}

function noMonthBefore(name: string, where: Pick<Issue, 'place' | 'excerpt'>): Issue {
  return {
    opening: 'missing',
    message: `value of last(${name}) in month 0, before which no variable is known`,
    ...where,
    advice: 'Say what holds in month 0 under "starts", without last of a variable.',
  };
}
