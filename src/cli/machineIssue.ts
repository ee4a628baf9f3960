import type { Issue } from '../core/error.ts';

/** What engines say when memory or the stack is used up; they have no codes for most of it. */
const MEMORY = /^Array buffer allocation failed$|^Invalid (?:typed array|array buffer|array|string) length|out of memory/i;
const STACK = /^Maximum call stack size exceeded$/;

/**
 * What the machine has ended, and neither the input alone nor a mistake of ours, as an issue with advice; undefined for any other
 * error.
 *
 * @example
 * machineIssue(new RangeError('Array buffer allocation failed'))?.message // => 'size of the work: there is not memory enough for it'
 * machineIssue(new Error('odd')) // => undefined
 */
export function machineIssue(error: unknown): Issue | undefined {
  if (!(error instanceof Error)) return undefined;
  const { message } = error;
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return TOO_LARGE;
  if (!(error instanceof RangeError)) return undefined;
  if (STACK.test(message)) return TOO_DEEP;
  return MEMORY.test(message) ? TOO_LARGE : undefined;
}

const TOO_LARGE: Issue = {
  opening: 'invalid',
  message: 'size of the work: there is not memory enough for it',
  advice:
    'Give fewer --draws or --plans, or files of a shorter period; or close other programs, or allow more with NODE_OPTIONS=--max-old-space-size=4096 (megabytes).',
};

const TOO_DEEP: Issue = {
  opening: 'invalid',
  message: 'nesting: something in the study, its model or its exports is nested too deeply to be followed',
  advice:
    'Look for brackets or lists in one another in the file changed last, and split them; a model nests three or four levels.',
};
