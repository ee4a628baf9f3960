import type { Issue } from '../../core/error.ts';
import { told } from '../contract/say.ts';
import { attempt, locate, wordsOf } from '../document/node.ts';
import type { EquationContext } from '../equation/equationContext.ts';
import { parseEquation } from '../equation/parseEquation.ts';
import { printExpression } from '../equation/printExpression.ts';
import type { Expression } from '../expression.ts';
import type { Variable } from '../model.ts';
import { looksBack } from '../order.ts';
import type { DeclaredVariable } from './readDeclarations.ts';

/** Every variable with its equations read and checked against the names of the model. */
export function buildVariables(
  declared: readonly DeclaredVariable[],
  { names, dimensions, step, dissolved }: Pick<EquationContext, 'names' | 'dimensions' | 'step' | 'dissolved'>,
  issues: Issue[],
): ReadonlyMap<string, Variable> {
  const built = declared.flatMap((one) => {
    const thing = names.get(one.name.text);
    const { over, unit } = thing ?? {};
    const wasOver = dissolved?.over.get(one.name.text);
    const known = { names, dimensions, ...(step && { step }), ...(dissolved && { dissolved }) };
    const own = { ...(over !== undefined && { over }), ...(wasOver !== undefined && { wasOver }), ...(unit && { unit }) };
    const variable = buildVariable(one, { ...known, ...own }, issues);
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
    text: {
      equals: shownText(equalsText.text, equals),
      ...(startsText && starts && { starts: shownText(startsText.text, starts) }),
    },
    equals,
    ...(starts && { starts }),
    place,
  };
}

/** The equation as it is written, or, where names of it are not there, as it is then. */
function shownText(written: string, read: Expression): string {
  const printed = printExpression(read);
  const names = (text: string): string => (text.match(/(?<![\w.])[a-z]\w*/gi) ?? []).join(' ');
  return names(written) === names(printed) ? written : printed;
}

function noMonthBefore(name: string, where: Pick<Issue, 'place' | 'excerpt'>): Issue {
  return {
    opening: 'missing',
    message: `value of last(${name}) in month 0, before which no variable is known`,
    ...where,
    advice: 'Say what holds in month 0 under "starts", without last of a variable.',
  };
}
