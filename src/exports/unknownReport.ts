import type { InputError } from '../core/error.ts';

/** The word for a file that shall not be read, in place of a format. */
export const NOT_READ = 'none';

/** Whether a file is refused because nothing is known that it could be: no report that is known, no table at all, or damaged as a whole. */
export function isUnknownReport({ issues }: InputError): boolean {
  return issues.some(
    ({ opening, message }) =>
      (opening === 'unknown' && message.startsWith('report:')) || NO_TABLE.some((words) => message.startsWith(words)),
  );
}

/** Pictures and the like; web pages; documents and other archives; what was cut off while it was downloaded. */
const NO_TABLE: readonly string[] = [
  'file: it holds bytes that are no text',
  'file: it is a web page or XML',
  'part xl/_rels/workbook.xml.rels: the archive holds no whole Excel workbook',
  'file: it is empty',
  'workbook: the archive is damaged or cut off',
  'gzip archive: it is damaged or cut off',
  'JSON: it is damaged or cut off',
];
