import { strToU8, zipSync } from 'fflate';
import { appPart, corePart, relationsPart, rootRelations, typesPart, workbookPart } from './bookParts.ts';
import { chartPart, drawingPart } from './chartPart.ts';
import { sheetPart } from './sheetPart.ts';
import type { Spreadsheet } from './spreadsheet.ts';
import { stylePart } from './stylePart.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The time of every part, told without a zone, so that it is the same everywhere. */
const WRITTEN = '1990-06-15T12:00:00';

/** A workbook as an XLSX file (ECMA-376). The same workbook gives the same bytes. */
export function spreadsheetBytes(book: Spreadsheet): Uint8Array {
  const parts = partsOf(book);
  const files = [['[Content_Types].xml', typesPart(parts.map(([path]) => path))] as const, ...parts];
  const bytes = files.map(([path, text]) => [path, strToU8(DECLARATION + text)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: WRITTEN, level: 6 });
}

type Part = readonly [path: string, text: string];

function partsOf(book: Spreadsheet): Part[] {
  const sheets: Part[] = [];
  const charts: Part[] = [];
  for (const [index, sheet] of book.sheets.entries()) {
    const file = `sheet${index + 1}.xml`;
    const drawn = sheet.charts ?? [];
    sheets.push([`xl/worksheets/${file}`, sheetPart(sheet, drawn.length > 0 ? 'rId1' : undefined)]);
    if (drawn.length === 0) continue;
    sheets.push([`xl/worksheets/_rels/${file}.rels`, relationsPart([['drawing', `../drawings/drawing${index + 1}.xml`]])]);
    const names = drawn.map((_, place) => `chart${charts.length + place + 1}.xml`);
    const relations = relationsPart(names.map((name) => ['chart', `../charts/${name}`]));
    sheets.push([`xl/drawings/drawing${index + 1}.xml`, drawingPart(drawn)]);
    sheets.push([`xl/drawings/_rels/drawing${index + 1}.xml.rels`, relations]);
    charts.push(...drawn.map((chart, place): Part => [`xl/charts/${names[place]}`, chartPart(chart)]));
  }
  const listed = book.sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const);
  return [
    ['_rels/.rels', rootRelations()],
    ['docProps/app.xml', appPart(book)],
    ['docProps/core.xml', corePart(book)],
    ['xl/workbook.xml', workbookPart(book)],
    ['xl/_rels/workbook.xml.rels', relationsPart([...listed, ['styles', 'styles.xml']])],
    ['xl/styles.xml', stylePart()],
    ...sheets,
    ...charts,
  ];
}
