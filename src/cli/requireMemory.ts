import { fail } from '../core/error.ts';

/** What a run is asked to hold. */
interface Asked {
  readonly draws: number;
  /** Bytes of a draw. */
  readonly each: number;
  /** Bytes of memory that the machine has to give. */
  readonly free: number;
}

/** Fewer draws fit anywhere. */
const ALWAYS = 100_000;

/** Fails early, before minutes of work, where a run of so many draws would need more memory than there is. */
export function requireMemory({ draws, each, free }: Asked): void {
  if (draws <= ALWAYS || draws * each <= free) return;
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  const most = Math.max(ALWAYS, Math.floor(free / each / 10_000) * 10_000);
  fail({
    opening: 'invalid',
    message: `--draws ${draws}: it needs about ${gigabytes(draws * each)} of memory, and there are ${gigabytes(free)}`,
    advice: `Give at most ${most}, or fewer --plans.`,
  });
}
