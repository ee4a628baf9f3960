import type { Model } from '../language/model.ts';
import type { TableBytes } from '../tables/longTable.ts';
import { parseRule, type Rule } from './rules.ts';
import { smallTable } from './smallTable.ts';

/** `rules.csv`: a plan by its name and a rule that makes it. */
export function readRules(bytes: TableBytes, model: Model): Rule[] {
  return smallTable(bytes, ['plan', 'rule']).map(({ line, cells: [plan = '', rule = ''] }) =>
    parseRule(plan, rule, { model, place: { file: bytes.file, line } }),
  );
}
