import type { InputError } from '../core/error.ts';

/** The word for a file that shall not be read, in place of a format. */
export const NOT_READ = 'none';

/** Whether a file is refused because nothing is known that it could be: no report that is known, or no table at all. */
export function isUnknownReport({ issues }: InputError): boolean {
  return issues.some(
    ({ opening, message }) => (opening === 'unknown' && message.startsWith('report:')) || message.startsWith(NO_TABLE),
  );
}

const NO_TABLE = 'file: it holds bytes that are no text';
