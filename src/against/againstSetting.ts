import { type Period, periodLabel } from '../core/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import type { HashedFile, OldRun } from './oldRun.ts';

/** Something about how the two runs were made that is not the same, in words. */
export interface SettingChange {
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

export interface FileChange {
  readonly path: string;
  readonly change: 'changed' | 'added' | 'gone';
}

/** What is not the same though no month was added: with any of it, not only the data moved the forecast. */
export function settingChanges(old: OldRun, decision: Decision, version: string): SettingChange[] {
  const plans = (names: Iterable<string>): string => [...names].sort().join(', ');
  const learnt = (known: unknown): string => (known === undefined ? 'left out' : 'used');
  const lastOf = (months: readonly Period[]): string => months.slice(-1).map(periodLabel).join();
  const pairs: readonly (readonly [what: string, before: string, now: string])[] = [
    ['version of the program', old.version, version],
    ['seed', String(old.seed), String(decision.seed)],
    ['draws', String(old.draws), String(decision.draws)],
    ['reading of the channel table', old.reading, decision.reading],
    ['model file', short(old.model), short(decision.study.model)],
    ['what the history teaches', learnt(old.lessons), learnt(decision.calibration)],
    ['last projected month', lastOf(old.projected), lastOf(decision.projected)],
    ['plans', plans(old.plans.keys()), plans(decision.plans.map(({ name }) => name))],
  ];
  return pairs.filter(([, before, now]) => before !== now).map(([what, before, now]) => ({ what, before, now }));
}

/** The first digits of the hash, as people compare them. */
function short({ sha256 }: HashedFile): string {
  return sha256.slice(0, 8);
}

/** Files whose bytes are not the same, in order of path. */
export function fileChanges(before: readonly HashedFile[], now: readonly HashedFile[]): FileChange[] {
  const [old, current] = [before, now].map((files) => new Map(files.map(({ path, sha256 }) => [path, sha256])));
  const paths = [...new Set([...before, ...now].map(({ path }) => path))].sort();
  return paths.flatMap((path): FileChange[] => {
    const [was, is] = [old?.get(path), current?.get(path)];
    if (was === is) return [];
    return [{ path, change: was === undefined ? 'added' : is === undefined ? 'gone' : 'changed' }];
  });
}
