import type { Issue } from '../../core/error.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import type { Observation } from '../model.ts';

const CONDITION = /^([a-z][a-z0-9_]*)\s*>=\s*(\d+(?:\.\d+)?)$/;

/** When an observation is one: `where: in_stock >= 0.9` in the month, and `settles: 2` in the two before. */
export function readWhere({ fields }: Declared, issues: Issue[]): Pick<Observation, 'where'> {
  const [where, settles] = [fields.get('where'), fields.get('settles')];
  const months = settles && /^\d{1,2}$/.test(settles.text) ? Number(settles.text) : undefined;
  if (settles && (months === undefined || !where))
    issues.push(wrong(settles, 'settles', 'Say after how many months it counts again, beside a "where", as in settles: 2.'));
  const [, column, least] = (where && CONDITION.exec(where.text)) ?? [];
  if (where && column === undefined)
    issues.push(wrong(where, 'where', 'Name a column of the history and the least that it must be, as in stock >= 0.9.'));
  return column === undefined ? {} : { where: { column, least: Number(least), settles: months ?? 0 } };
}

function wrong(node: TextNode, field: string, advice: string): Issue {
  return { opening: 'invalid', message: `${field} "${node.text}"`, ...locate(node), advice };
}
