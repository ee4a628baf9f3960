/*
 * `npm run workbook`: LibreOffice computes the workbook anew, with every stored number made wrong before, for every plan, percentile and
 * reading, and each cell of the model is compared with the engine. Needs `soffice`; it is no test of the suite, for it is not
 * everywhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Decision } from '../../../src/decide/decision.ts';
import { buildReport } from '../../../src/report/document.ts';
import { renderWorkbook } from '../../../src/report/outputs/xlsx/renderWorkbook.ts';
import { CALIBRATED } from '../../helpers/sampleCalibrated.ts';
import { sampleDecision } from '../../helpers/sampleDecision.ts';
import { sourceOf } from '../sampleSource.ts';
import { columnNumber } from './formulas.ts';
import { openBook } from './openedBook.ts';
import { recalculate } from './recalculated.ts';
import { type Chosen, everySetting, isAsExpected, modelCells, TOLERANCE, typedCells } from './settings.ts';

/** LibreOffice trusts what a file of Excel says that its formulas come to, unless it is told not to. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>`;

/** The workbook with other contents typed in, and every formula's stored number wrong. */
function typedIn(bytes: Uint8Array, sheets: readonly string[], typed: ReadonlyMap<string, string | number>): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [index, sheet] of sheets.entries()) {
    const path = `xl/worksheets/sheet${index + 1}.xml`;
    const wrong = strFromU8(parts[path] ?? new Uint8Array()).replace(/(<\/f>|<f [^>]*\/>)<v>[^<]*<\/v>/g, '$1<v>999</v>');
    const xml = wrong.replace(
      /<c r="([A-Z]+)(\d+)"([^>]*?)(?: t="inlineStr")?>(<v>[^<]*<\/v>|<is>.*?<\/is>)<\/c>/g,
      (cell, letters, row, style) => {
        const value = typed.get(`${sheet}!${Number(row) - 1},${columnNumber(letters)}`);
        if (value === undefined) return cell;
        const open = `<c r="${letters}${row}"${style}`;
        return typeof value === 'number' ? `${open}><v>${value}</v></c>` : `${open} t="inlineStr"><is><t>${value}</t></is></c>`;
      },
    );
    parts[path] = strToU8(xml);
  }
  return zipSync(parts);
}

/** Numbers of a sheet as LibreOffice wrote it, by `row,column`; a text is ''. */
function valuesOf(bytes: Uint8Array, sheet: number): Map<string, number | string> {
  const xml = strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${sheet + 1}.xml`] ?? new Uint8Array());
  return new Map(
    [...xml.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*?)>(.*?)<\/c>/gs)].map(([, letters = '', row = '', kind = '', inner = '']) => {
      const [, value = ''] = /<v>([^<]*)<\/v>/.exec(inner) ?? [];
      return [`${Number(row) - 1},${columnNumber(letters)}`, /t="(?:s|str|e)"/.test(kind) ? value : Number(value)] as const;
    }),
  );
}

function convert(folder: string, files: readonly string[]): void {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'user'), { recursive: true });
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
  const flags = [
    '--headless',
    '--norestore',
    `-env:UserInstallation=file://${profile}`,
    '--convert-to',
    'xlsx:Calc MS Excel 2007 XML',
  ];
  execFileSync('soffice', [...flags, '--outdir', join(folder, 'out'), ...files], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The worst cell of each setting, relative to the largest number that goes into it. */
function compared(decision: Decision): { readonly cells: number; readonly worst: number; readonly odd: string[] } {
  const bytes = renderWorkbook(decision, buildReport(sourceOf(decision)));
  const book = openBook(bytes);
  const sheets = [...book.sheets.keys()];
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'));
  const settings = everySetting(decision).map((chosen, index) => ({ chosen, file: join(folder, `${index}.xlsx`) }));
  for (const { chosen, file } of settings) writeFileSync(file, typedIn(bytes, sheets, typedCells(book, decision, chosen)));
  convert(
    folder,
    settings.map(({ file }) => file),
  );
  const found = settings.flatMap(({ chosen, file }) => {
    const there = readFileSync(join(folder, 'out', file.slice(folder.length + 1)));
    const values = new Map(sheets.map((sheet, index) => [sheet, valuesOf(there, index)]));
    return differences(decision, { chosen, values: (sheet, key) => values.get(sheet)?.get(key) });
  });
  rmSync(folder, { recursive: true });
  return {
    cells: found.length,
    worst: found.reduce((most, { away }) => Math.max(most, away), 0),
    odd: found.filter(({ isAlike }) => !isAlike).map(({ says }) => says),
  };

  function differences(
    of: Decision,
    { chosen, values }: { chosen: Chosen; values: (sheet: string, key: string) => number | string | undefined },
  ) {
    const again = recalculate(book, typedCells(book, of, chosen));
    return modelCells(book, of, chosen).map(({ sheet, slot, row, column, expected }) => {
      const value = values(sheet, `${row},${column}`);
      const { largest } = again.at(sheet, row, column);
      const away = typeof value === 'number' && largest > 0 ? Math.abs(value - expected) / largest : 0;
      const isAlike = isAsExpected(value ?? '', { expected, largest });
      return { isAlike, away, says: `${JSON.stringify(chosen)} ${sheet} ${slot} column ${column}: ${value}, not ${expected}` };
    });
  }
}

for (const [name, decision] of [
  ['prior only', sampleDecision()],
  ['calibrated', CALIBRATED],
] as const) {
  const { cells, worst, odd } = compared(decision);
  console.log(
    `${name}: ${cells} cells, ${odd.length} beyond ${TOLERANCE}, the worst ${worst.toExponential(1)} of the largest number in it`,
  );
  for (const text of odd.slice(0, 20)) console.log(`  ${text}`);
  if (odd.length > 0) process.exitCode = 1;
}
