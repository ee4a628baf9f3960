import { unzipSync, zipSync } from 'fflate';
import writeExcelFile, { type Cell } from 'write-excel-file/node';

/** A sheet as the bytes of a workbook: the same on every run, for the archive's entries carry a fixed time instead of the clock's. */
export async function workbook(sheet: string, rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const data = rows.map((cells) => [...cells]);
  const archive = unzipSync(new Uint8Array(await writeExcelFile(data, { sheet }).toBuffer()));
  return zipSync(archive, { level: 9, mtime: new Date(1980, 0, 1) });
}
