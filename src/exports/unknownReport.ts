import type { InputError } from '../core/error.ts';

/** The word for a file that shall not be read, in place of a format. */
export const NOT_READ = 'none';

/** Whether a file is refused because nothing is known that it could be. */
export function isUnknownReport({ issues }: InputError): boolean {
  return issues.some(({ opening, message }) => opening === 'unknown' && message.startsWith('report:'));
}
