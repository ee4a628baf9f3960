import { spawnSync } from 'node:child_process';

/** What a process of its own took from its start to its end, with all its threads. */
export interface Taken {
  readonly stdout: string;
  /** Processor time, user and system. */
  readonly seconds: number;
  readonly wall: number;
  /** At its peak. */
  readonly megabytes: number;
}

const MARK = 'taken:';
/** Loaded before the program: tells on the error stream what the process took. */
const TELLER = `import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\n${MARK}' + [(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024].join(' '));
});`;

/** Runs node with these words; a process that fails is an error with what it said. */
export function inFreshProcess(words: readonly string[]): Taken {
  const from = performance.now();
  const preload = `data:text/javascript,${encodeURIComponent(TELLER)}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, ...words], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const wall = (performance.now() - from) / 1000;
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  const told = stderr
    .slice(stderr.lastIndexOf(MARK) + MARK.length)
    .split(' ')
    .map(Number);
  const [seconds = Number.NaN, megabytes = Number.NaN] = told;
  return { stdout, seconds, wall, megabytes };
}

/** The bench itself in a process of its own, which does one errand of `bench.ts`. */
export function errand(name: string, ...words: readonly string[]): Taken {
  const [, bench = ''] = process.argv;
  return inFreshProcess([bench, 'errand', name, ...words]);
}
