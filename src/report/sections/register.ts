import { formatSignificant } from '../../charts/format.ts';
import type { Assumption } from '../../decide/decision.ts';
import { type Block, paragraphs, tableOf } from '../block.ts';
import type { Context } from '../context.ts';
import { unitLabel } from '../quantity.ts';
import { judgementShare } from '../wording/limits.ts';

/** Every assumption as used: what it is, its range, where it comes from. */
export function registerSection({ decision }: Context): Block[] {
  const titles = ['~~~Assumption', '>P10', '>P50', '>P90', 'Unit', 'Shape', 'As of', 'Grade', '~~~~~Source', '~~~Read from'];
  const table = tableOf('Assumptions as used in this report', titles, decision.assumptions.map(cells));
  return [
    ...paragraphs(
      'Grades: A official or peer-reviewed, B good secondary source, C vendor or single source, J judgement. What the study’s own files say goes before the register.',
    ),
    { ...table, small: true },
  ];
}

function cells({ label, low, mid, high, unit, shape, asOf, grade, source, origin }: Assumption): string[] {
  const ends = shape === 'fixed' ? ['', formatSignificant(mid), ''] : [low, mid, high].map(formatSignificant);
  return [label, ...ends, unitLabel(unit), shape, asOf, grade, source, origin === source ? '' : origin];
}

/** How many of the uncertain assumptions are judgement. */
export function judgementSentence(assumptions: readonly Assumption[]): string {
  const uncertain = assumptions.filter(({ shape }) => shape !== 'fixed');
  return judgementShare(uncertain.filter(({ grade }) => grade.startsWith('J')).length, uncertain.length);
}
