import type { Issue } from '../../core/error.ts';
import { locate } from '../document/node.ts';
import { childrenOf, type Expression } from '../expression.ts';
import type { Model, Variable } from '../model.ts';
import { equationIn, findOrder, type Phase } from '../order.ts';
import type { DeclaredVariable } from './readDeclarations.ts';

/** Both orders of evaluation. Each loop is an issue that shows it as a path; one that holds in every month is shown once. */
export function findOrders(
  variables: ReadonlyMap<string, Variable>,
  declared: readonly DeclaredVariable[],
  issues: Issue[],
): Model['order'] {
  const [first, later] = [findOrder(variables, 'first'), findOrder(variables, 'later')];
  const shown = new Set(later.loops.map(String));
  const report = (loops: readonly (readonly string[])[], phase: Phase): void => {
    for (const loop of loops) issues.push(loopIssue({ loop, phase, variables, declared }));
  };
  report(later.loops, 'later');
  report(
    first.loops.filter((loop) => !shown.has(String(loop))),
    'first',
  );
  return { first: first.order, later: later.order };
}

interface Loop {
  readonly loop: readonly string[];
  readonly phase: Phase;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly declared: readonly DeclaredVariable[];
}

/** The mark stands under the first step of the path. */
function loopIssue({ loop, phase, variables, declared }: Loop): Issue {
  const [name = '', next = ''] = loop;
  const variable = variables.get(name);
  const fields = declared.find((one) => one.name.text === name)?.fields;
  const node = (phase === 'first' ? fields?.get('starts') : undefined) ?? fields?.get('equals');
  const step = variable && mentionOf(next, equationIn(variable, phase));
  return {
    opening: 'invalid',
    message: `${phase === 'first' ? 'loop in month 0' : 'loop'}: ${loop.join(' → ')}`,
    ...(node && locate(node, step?.span.from, step?.span.to)),
    advice:
      phase === 'first'
        ? 'Say what holds in month 0 under "starts" of one of them.'
        : 'Break it with the value of the month before: last(…) of one of them.',
  };
}

function mentionOf(name: string, expression: Expression): Expression | undefined {
  const mentions = expression.kind === 'reference' || expression.kind === 'delay' || expression.kind === 'initial';
  if (mentions && expression.to.name === name) return expression;
  for (const child of childrenOf(expression)) {
    const found = mentionOf(name, child);
    if (found) return found;
  }
  return undefined;
}
