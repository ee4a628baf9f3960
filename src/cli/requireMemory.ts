import { fail } from '../core/error.ts';
import type { Model } from '../language/model.ts';
import { slotsOf } from '../language/slots.ts';

/** What a run is asked to hold. */
interface Asked {
  readonly model: Model;
  readonly draws: number;
  readonly plans: number;
  /** Projected. */
  readonly months: number;
  /** Of memory, in bytes, that the machine has to give. */
  readonly free: number;
}

/** Numbers of a draw that a plan and its twin keep of each month while they are run, and months of the run-off. */
const KEPT = 8;
const RUN_OFF = 24;
/** Fewer draws fit anywhere. */
const ALWAYS = 100_000;

/** Bytes that a run holds for each draw, about: the assumptions in both readings, what every plan earns by month, and one plan at work. */
function bytesOfDraw({ model, plans, months }: Pick<Asked, 'model' | 'plans' | 'months'>): number {
  const slots = [...model.parameters.values()].reduce((sum, parameter) => sum + slotsOf(model, parameter).length, 0);
  return 8 * (2 * slots + plans * (months + 4) + KEPT * (months + RUN_OFF));
}

/** Fails early, before minutes of work, where a run of so many draws would need more memory than there is. */
export function requireMemory({ draws, free, ...size }: Asked): void {
  const each = bytesOfDraw(size);
  if (draws <= ALWAYS || draws * each <= free) return;
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  const most = Math.max(ALWAYS, Math.floor(free / each / 10_000) * 10_000).toLocaleString('en-GB');
  fail({
    opening: 'invalid',
    message: `--draws ${draws}: it needs about ${gigabytes(draws * each)} of memory, and there are ${gigabytes(free)}`,
    advice: `Give at most ${most} (without the separators), or fewer --plans.`,
  });
}
