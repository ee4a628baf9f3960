import { listed } from '../../core/nearest.ts';
import type { ReadingName } from '../../decide/decision.ts';
import type { Hashed, RunOptions, Study } from '../../pipeline.ts';
import type { Request, Tell } from '../commandOutcome.ts';
import { cacheFolder } from '../effects/cacheFolder.ts';
import { type KeptFolder, keptFolder } from '../effects/keptFolder.ts';
import { programHash } from '../effects/programFiles.ts';
import { requireOutput } from '../folders.ts';
import { single } from '../singleFlag.ts';
import { type Lesson, lessonKey, type Teaching } from './lessonKey.ts';

/** Above so many draws a file would be larger than it is worth. */
const MOST_DRAWS = 50_000;

/** What runs of the same inputs have learnt before. */
export interface KeptLessons {
  /** What was kept, where anything was and `--fresh` does not say otherwise; else what `learn` gives, which is kept from then on. */
  readonly keptOr: <Learnt>(about: About, learn: () => Promise<Learnt>) => Promise<Learnt>;
  /** Says in one line what was not learnt anew; nothing where all was. */
  readonly tell: () => void;
}

/** Which lesson, of what. */
export interface About {
  readonly lesson: Lesson;
  readonly reading: ReadingName;
  readonly from: { readonly study: Study; readonly modelFiles: readonly Hashed[]; readonly options: RunOptions };
}

/** The lessons in the folder of `--cache`, or else among the caches of the user. Fails where `--cache` is no place to write to. */
export function keptLessons(request: Request, tell: Tell): KeptLessons {
  const { flags } = request;
  const open = once(() => openFolder(request, tell));
  const program = once(programHash);
  const found: string[] = [];
  checkFolder(request);
  return {
    keptOr: async <Learnt>({ lesson, reading, from }: About, learn: () => Promise<Learnt>) => {
      const { study, modelFiles, options } = from;
      const folder = options.draws > MOST_DRAWS ? undefined : open();
      if (folder === undefined) return learn();
      const key = lessonKey({ lesson, program: program(), modelFiles, ...teachingOf(study), options: { ...options, reading } });
      const kept = flags.has('fresh') ? undefined : folder.take(key);
      if (kept === undefined) {
        const learnt = await learn();
        folder.put(key, learnt);
        return learnt;
      }
      found.push(nameOf(lesson, reading));
      // What lies under a key was put there by this very program, from such a lesson.
      return kept.value as Learnt;
    },
    tell: () => {
      if (found.length === 0 || flags.has('quiet')) return;
      tell(`Kept from an earlier run of the same inputs: ${listed(found)}; --fresh learns anew.`);
    },
  };
}

function nameOf(lesson: Lesson, reading: ReadingName): string {
  return lesson === 'backtest' || reading === '' ? `the ${lesson}` : `the ${lesson} (${reading})`;
}

/** The part of a study that teaches, so that nothing else can get into what is learnt. */
function teachingOf({ product, history, overrides }: Study): Teaching {
  return { product, overrides, ...(history && { history }) };
}

function checkFolder(request: Request): void {
  const asked = single(request.flags, 'cache');
  if (asked !== undefined) requireOutput(request, asked, { flag: 'cache' });
}

function openFolder({ flags }: Request, tell: Tell): KeptFolder | undefined {
  const folder = single(flags, 'cache') ?? cacheFolder('discovery');
  return folder === undefined ? undefined : keptFolder(folder, (text) => tell(`warning: ${text}`));
}

function once<Value>(make: () => Value): () => Value {
  const made: { value?: Value } = {};
  return () => {
    made.value ??= make();
    return made.value;
  };
}
