/** What a table can be; beyond it the file is a slip or a trap. */
export const LIMITS = {
  /** Bytes of a file that must be held whole: workbooks, JSON, Google Analytics. */
  held: 150e6,
  /** Bytes of a file of a study or a model. */
  table: 50e6,
  /** Rows of a table that is held whole; exports are streamed and may have any number. */
  rows: 200_000,
  /** A report has some dozens of columns, a rank matrix one a day. */
  columns: 2000,
  /** Characters of a line, and so of a cell. */
  line: 1024 * 1024,
  /** Lines without a delimiter: each costs the parser as much as a hundred rows. */
  blank: 20_000,
  /** Characters of a text that is held whole. */
  text: 60e6,
  /** Tables of one file: sections of a text, sheets of a workbook. */
  sections: 100,
  sheets: 200,
} as const;
