import { fail } from '../core/error.ts';
import { LIMITS } from './limits.ts';
import type { Batch, Cell } from './sheet.ts';
import { readXml } from './xml.ts';

/** A number as workbooks hold it: no hexadecimal, no blank. */
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Excel's own limits. */
const MOST = { rows: 1_048_576, text: 32_767 };

export interface SheetPart {
  readonly file: string;
  readonly bytes: Iterable<Uint8Array>;
  /** Texts that cells refer to. */
  readonly strings: readonly string[];
}

/** The rows of a worksheet. Numbers stay numbers; blank cells between others are blank text; blank rows are left out. */
export function* sheetBatches(part: SheetPart): Generator<Batch> {
  const reader = new SheetReader(part);
  for (const _ of readXml(part.bytes, part.file, reader)) {
    const batch = reader.take();
    if (batch.rows.length > 0) yield batch;
  }
}

class SheetReader {
  private rows: Cell[][] = [];
  private lines: number[] = [];
  private row: Cell[] = [];
  private line = 0;
  private column = -1;
  private type = 'n';
  private value = '';
  /** Whether text belongs to the cell's value: inside `v`, or `t` of an inline string. */
  private inside = false;
  private readonly part: SheetPart;

  constructor(part: SheetPart) {
    this.part = part;
  }

  readonly open = (name: string, attribute: (name: string) => string | undefined): void => {
    this.inside = name === 'v' || name === 't';
    if (name === 'row') this.openRow(attribute('r'));
    if (name === 'c') this.openCell(attribute('r'), attribute('t'));
  };

  readonly text = (text: string): void => {
    if (!this.inside) return;
    this.value += text;
    if (this.value.length > MOST.text) this.refuse('a cell holds more than 32,767 characters');
  };

  readonly close = (name: string): void => {
    this.inside = false;
    if (name === 'c' && this.value !== '') this.closeCell();
    if (name === 'row' && this.row.length > 0) {
      this.rows.push(this.row);
      this.lines.push(this.line);
    }
  };

  take(): Batch {
    const batch = { rows: this.rows, lines: this.lines };
    this.rows = [];
    this.lines = [];
    return batch;
  }

  private openRow(reference: string | undefined): void {
    const line = reference === undefined ? this.line + 1 : Number(reference);
    if (!(Number.isInteger(line) && line > this.line && line <= MOST.rows)) this.refuse('its rows are not in order');
    this.line = line;
    this.row = [];
    this.column = -1;
  }

  private openCell(reference: string | undefined, type: string | undefined): void {
    const column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (column <= this.column) this.refuse('its cells are not in order');
    this.column = column;
    this.type = type ?? 'n';
    this.value = '';
  }

  private closeCell(): void {
    if (this.column >= LIMITS.columns) this.refuse(`it has more than ${LIMITS.columns} columns`);
    while (this.row.length < this.column) this.row.push('');
    this.row.push(this.cell());
    this.value = '';
  }

  private cell(): Cell {
    const { type, value } = this;
    if (type === 's') return this.part.strings[Number(value)] ?? this.refuse('a cell refers to a text that is missing');
    if (type === 'b') return value === '1' ? 'true' : 'false';
    if (type === 'e') return '#N/A';
    if (type !== 'n') return value;
    const number = NUMBER.test(value) ? Number(value) : Number.NaN;
    if (!Number.isFinite(number)) this.refuse(`the number "${value.slice(0, 40)}" is none`);
    return number;
  }

  private refuse(what: string): never {
    const place = { file: this.part.file, ...(this.line > 0 ? { line: this.line } : {}) };
    const advice = 'Open it in Excel and save it again, or export it as CSV.';
    fail({ opening: 'invalid', message: `sheet: ${what}`, place, advice });
  }
}

/** Column of a cell reference, from 0; beyond every sheet where it is none.
 * @example
 * columnOf('AB12') // => 27 */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < Math.min(4, reference.length); index++) {
    const letter = reference.charCodeAt(index) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? LIMITS.columns : column - 1;
}
