import { expect } from 'vitest';
import { formatSpan } from '../../../src/core/day.ts';
import { InputError } from '../../../src/core/error.ts';
import type { ExportContext, ExportReading, ExportRow } from '../../../src/exports/canonical.ts';
import { openExport } from '../../../src/exports/openExport.ts';
import { exportFile } from '../../helpers/exportFile.ts';

export const US: ExportContext = { marketplace: 'US', currency: 'USD' };
export const UK: ExportContext = { marketplace: 'UK', currency: 'GBP' };
export const DE: ExportContext = { marketplace: 'DE', currency: 'EUR' };
export const JP: ExportContext = { marketplace: 'JP', currency: 'JPY' };
export const IN: ExportContext = { marketplace: 'IN', currency: 'INR' };

/** March 2026, said by the user. */
export function inMarch(context: ExportContext): ExportContext {
  return { ...context, spans: new Map([['x', { from: 20513, to: 20543 } as never]]) };
}

export interface Read {
  readonly reading: ExportReading;
  readonly rows: ExportRow[];
}

/** Every reading of a file, through to the end; the account is checked. */
export async function readAll(content: string | Uint8Array, context: ExportContext = US): Promise<Read[]> {
  const readings = await openExport(exportFile('x', content), context);
  const all: Read[] = [];
  for (const reading of readings) {
    const rows: ExportRow[] = [];
    for await (const row of reading.rows) rows.push(row);
    const { read, leftOut } = reading.tally();
    expect(read).toBe(rows.length + [...leftOut.values()].reduce((sum, count) => sum + count, 0));
    all.push({ reading, rows });
  }
  return all;
}

/** The rows of a file with one table, after its format was checked. */
export async function rowsOf(format: string, content: string | Uint8Array, context: ExportContext = US): Promise<ExportRow[]> {
  const [only, other] = await readAll(content, context);
  expect([only?.reading.format, other]).toEqual([format, undefined]);
  return only?.rows ?? [];
}

/** The codes of the warnings of the first table. */
export async function warningsOf(content: string | Uint8Array, context: ExportContext = US): Promise<string[]> {
  const [only] = await readAll(content, context);
  return (only?.reading.warnings() ?? []).map(({ code }) => code);
}

/** The text that a user sees when the file is refused. */
export async function refusal(content: string | Uint8Array, context: ExportContext = US): Promise<string> {
  try {
    await readAll(content, context);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

/** Rows with their days as text. */
export function dated(rows: readonly ExportRow[]): string[] {
  return rows.map(({ span }) => formatSpan(span));
}
