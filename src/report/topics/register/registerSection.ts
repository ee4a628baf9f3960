import type { Assumption } from '../../../decide/decision.ts';
import type { Learnt } from '../../../posterior/calibration.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { formatSignificant } from '../../format.ts';
import { unitLabel } from '../../quantity.ts';
import type { Context } from '../topic.ts';

/** Every assumption as used: what it is, its range, where it comes from. */
export function registerSection({ decision }: Context): Block[] {
  const taught = new Map(decision.calibration?.learnt.map((row) => [row.slot, row]));
  const titles = ['~~~Assumption', '>P10', '>P50', '>P90', 'Unit', 'Shape', 'As of', 'Grade', '~~~~~Source', '~~~Read from'];
  const lessons = taught.size > 0 ? ['~~Your data'] : [];
  const rows = decision.assumptions.map((one) => [...cells(one), ...(taught.size > 0 ? [lessonOf(taught.get(one.id))] : [])]);
  const table = tableOf('Assumptions as used in this report', [...titles, ...lessons], rows);
  return [
    ...paragraphs(
      'Grades: A official or peer-reviewed, B good secondary source, C vendor or single source, J judgement. What the study’s own files say goes before the register.',
      taught.size > 0
        ? 'Where the last column says so, the range is what the history left of the source’s; elsewhere it is the source’s own.'
        : '',
    ),
    { ...table, small: true },
  ];
}

function cells({ label, low, mid, high, unit, shape, asOf, grade, source, origin }: Assumption): string[] {
  const ends = shape === 'fixed' ? ['', formatSignificant(mid), ''] : [low, mid, high].map(formatSignificant);
  return [label, ...ends, unitLabel(unit), shape, asOf, grade, source, origin === source ? '' : origin];
}

/** What the history did to an assumption: nothing where it cannot speak about it. */
function lessonOf(row: Learnt | undefined): string {
  if (!row || row.lesson === 'still prior: the data cannot tell') return '';
  const before = `before ${formatSignificant(row.prior.p10)} to ${formatSignificant(row.prior.p90)}`;
  return row.lesson === 'partly' ? `partly; ${before}` : `learnt; ${before}`;
}

/** How many of the uncertain assumptions are judgement. */
export function judgementSentence(assumptions: readonly Assumption[]): string {
  const uncertain = assumptions.filter(({ shape }) => shape !== 'fixed');
  const judged = uncertain.filter(({ grade }) => grade.startsWith('J')).length;
  return `${judged} of the ${uncertain.length} uncertain assumptions rest on judgement (grade J): what is published says less than the model must know. The report’s register names each.`;
}
