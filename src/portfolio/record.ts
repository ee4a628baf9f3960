import type { Issue } from '../core/error.ts';
import type { Menu, Option } from './menu.ts';
import type { Spread } from './pooled.ts';
import type { Says } from './poolSums.ts';

/** What became of one product. */
export type ProductRecord = RanRecord | LearntRecord | LeftOut;

interface Known {
  /** From 0, in the account's order. */
  readonly index: number;
  readonly id: string;
  readonly category: string;
}

/** A product that could not be read or learnt from. */
export interface LeftOut extends Known {
  readonly kind: 'left out';
  readonly issues: readonly Issue[];
}

/** What a product tells the others, of a sweep that asks for no more. */
export interface LearntRecord extends Known {
  readonly kind: 'learnt';
  /** Of pooled slots, in scores of what the register says. */
  readonly scores: ReadonlyMap<string, Spread>;
  /** How likely its history is for each mean and spread over products. */
  readonly says: Says;
}

export interface RanRecord extends Known {
  readonly kind: 'ran';
  readonly name: string;
  readonly currency: string;
  /** Actual months; 0 where it has no history and what is believed was not corrected. */
  readonly months: number;
  /** Plans of the user's own for it, rules included. */
  readonly plans: number;
  readonly menu: Menu;
  /** Remarks on its files, by code. */
  readonly remarks: readonly string[];
}

/** A record as one line of JSON; draws in single precision. */
export function lineOf(record: ProductRecord): string {
  if (record.kind === 'left out') return JSON.stringify(record);
  if (record.kind === 'learnt') {
    const says = [...record.says].map(([slot, fits]) => [slot, packed(fits)]);
    return JSON.stringify({ ...record, scores: [...record.scores], says });
  }
  const { menu, ...rest } = record;
  const options = menu.options.map((option) => ({ ...option, gain: packed(option.gain) }));
  return JSON.stringify({ ...rest, menu: { ...menu, hold: packed(menu.hold), options } });
}

interface WrittenScores extends Omit<LearntRecord, 'scores' | 'says'> {
  readonly scores: readonly (readonly [string, Spread])[];
  readonly says: readonly (readonly [string, string])[];
}

interface Written extends Omit<RanRecord, 'menu'> {
  readonly menu: Omit<Menu, 'hold' | 'options'> & {
    readonly hold: string;
    readonly options: readonly (Omit<Option, 'gain'> & { readonly gain: string })[];
  };
}

/** The record that {@link lineOf} wrote; the caller knows that the line is whole and one of ours. */
export function recordIn(line: string): ProductRecord {
  const written = JSON.parse(line) as LeftOut | WrittenScores | Written;
  if (written.kind === 'left out') return written;
  if (written.kind === 'learnt') {
    const says = new Map(written.says.map(([slot, fits]) => [slot, unpacked(fits)]));
    return { ...written, scores: new Map(written.scores), says };
  }
  const { menu } = written;
  const options = menu.options.map((option) => ({ ...option, gain: unpacked(option.gain) }));
  return { ...written, menu: { ...menu, hold: unpacked(menu.hold), options } };
}

function packed(values: Float64Array): string {
  const bytes = new Uint8Array(Float32Array.from(values).buffer);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function unpacked(text: string): Float64Array {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return Float64Array.from(new Float32Array(bytes.buffer));
}
