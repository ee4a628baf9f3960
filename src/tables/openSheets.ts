import type { ExportFile } from './byteSource.ts';
import { allOf, type Bytes, headOf, startsWith } from './bytes.ts';
import { csvRows } from './csvRows.ts';
import { encodingOf } from './encoding.ts';
import { gunzipping } from './gunzip.ts';
import { type About, csvSheet, GZIP, HEAD, heldSheets, lookAt } from './heldSheets.ts';
import { LIMITS } from './limits.ts';
import type { HeaderScore, Sheet } from './sheet.ts';
import { through } from './stage.ts';
import { textLines } from './textLines.ts';

/** The tables of a file, as {@link heldSheets} reads them; CSV is read as a stream and may be of any size. */
export async function openSheets({ path, open }: ExportFile, score: HeaderScore): Promise<Sheet[]> {
  return await sheetsOf(open, { file: path, score, packed: '' });
}

async function sheetsOf(bytes: Bytes, about: About): Promise<Sheet[]> {
  const { file, packed } = about;
  const head = await headOf(bytes, HEAD);
  if (startsWith(head, GZIP) && packed.length < 12)
    return await sheetsOf(() => through(bytes(), gunzipping(file)), { ...about, packed: `${packed}gzip, ` });
  const looked = lookAt(head, about);
  if (looked.kind !== 'csv') {
    const advice = 'Export it as CSV, which may be of any size, or for a shorter period.';
    return heldSheets(await allOf(bytes, { file, most: LIMITS.held, advice }), about);
  }
  const encoding = encodingOf(head, file);
  return [
    csvSheet({ file, words: looked.words }, looked.dialect, (cut) =>
      through(through(bytes(), textLines(file, encoding)), csvRows(cut, file)),
    ),
  ];
}
