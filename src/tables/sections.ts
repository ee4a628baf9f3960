import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { csvDialect, DELIMITER_NAMES } from './csvDialect.ts';
import { csvRows } from './csvRows.ts';
import { LIMITS } from './limits.ts';
import type { Batch, HeaderScore, HeldSheet } from './sheet.ts';
import { throughHeld } from './stage.ts';

interface Section {
  /** The line that its table begins on, from 0. */
  readonly start: number;
  readonly comments: readonly string[];
  readonly lines: string[];
}

function tooMany(file: string, start: number): never {
  const message = `file: it holds more than ${LIMITS.sections} tables`;
  fail({ opening: 'invalid', message, place: { file, line: start + 1 }, advice: 'Export one report at a time.' });
}

/**
 * The tables of a text that begins with `#` lines, as Google Analytics writes it: each block of lines between blank or
 * `#` lines is a table; the comments above it, and those above the first, are its preamble.
 */
export function sectionsOf(text: string, about: { file: string; score: HeaderScore; dialect: string }): HeldSheet[] {
  const sections = split(text.split('\n')).filter(({ lines }) => lines.length > 0);
  if (sections.length > LIMITS.sections) tooMany(about.file, at(sections, LIMITS.sections).start);
  const several = sections.length > 1;
  return sections.map((section, index) => {
    const preamble = [...new Set([...(sections[0]?.comments ?? []), ...section.comments])];
    const sheet = toSheet(section, about);
    return { ...sheet, ...(several ? { name: `table ${index + 1}` } : {}), preamble };
  });
}

function split(lines: readonly string[]): Section[] {
  const sections: Section[] = [];
  let comments: string[] = [];
  let open: Section | undefined;
  for (const [start, line] of lines.entries()) {
    if (/^#(?: |$)/.test(line) || line.trim() === '') {
      open = undefined;
      const comment = line.replace(/^[#\s]+/, '').trim();
      if (comment !== '') comments.push(comment);
    } else if (open) {
      open.lines.push(line);
    } else {
      open = { start, comments, lines: [line] };
      sections.push(open);
      comments = [];
    }
  }
  return sections;
}

function toSheet({ start, lines }: Section, about: { file: string; score: HeaderScore; dialect: string }): HeldSheet {
  const text = `${lines.join('\n')}\n`;
  const dialect = { ...csvDialect(text.slice(0, 256 * 1024), about.file, about.score), skip: start };
  function* pieces(): Generator<string> {
    yield '\n'.repeat(start);
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at + 64 * 1024) + 1 || text.length;
      yield text.slice(at, end);
      at = end;
    }
  }
  const batches = (): Iterable<Batch> => throughHeld(pieces(), csvRows(dialect, about.file));
  const words = `${about.dialect}, ${DELIMITER_NAMES.get(dialect.delimiter)}`;
  return { file: about.file, dialect: words, preamble: [], batches, sparse: false };
}
