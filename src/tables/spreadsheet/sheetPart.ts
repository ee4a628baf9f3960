import { present } from '../../core/present.ts';
import { cellName, columnLetters } from './cellName.ts';
import type { CellCheck, Formula, Sheet, SheetCell } from './spreadsheet.ts';
import { styleNumber } from './stylePart.ts';
import { xmlText } from './xmlText.ts';

/** First letters at which a spreadsheet takes what is typed for a formula: such a text stays one when its cell is opened. */
const LIKE_A_FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

/** The part of a worksheet; `drawing` is the relation of its charts. Elements stand in the order that the format asks for. */
export function sheetPart(sheet: Sheet, drawing: string | undefined): string {
  const { rows, frozen, checks = [] } = sheet;
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<sheetPr><outlinePr summaryRight="1"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0">${frozen ? pane(frozen) : ''}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"${sheet.folded ? ' outlineLevelCol="1"' : ''}/>`,
    columns(sheet),
    '<sheetData>',
    ...[...rows].map(([row, cells]) => rowText(row, cells)),
    '</sheetData>',
    checks.length === 0 ? '' : `<dataValidations count="${checks.length}">${checks.map(checkText).join('')}</dataValidations>`,
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToHeight="0"/>',
    drawing === undefined ? '' : `<drawing r:id="${drawing}"/>`,
    '</worksheet>',
  ].join('');
}

function pane({ rows, columns: across }: { readonly rows: number; readonly columns: number }): string {
  const split = [across > 0 ? ` xSplit="${across}"` : '', rows > 0 ? ` ySplit="${rows}"` : ''].join('');
  const corner = rows > 0 ? (across > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight';
  return `<pane${split} topLeftCell="${cellName(rows, across)}" activePane="${corner}" state="frozen"/><selection pane="${corner}"/>`;
}

/** Columns as far as widths are told and folds reach. */
function columns({ widths, folded }: Sheet): string {
  const last = Math.max(widths.length - 1, folded?.to ?? 0);
  const each = Array.from({ length: last + 2 }, (_, column) => {
    const isFolded = folded !== undefined && column >= folded.from && column <= folded.to;
    const fold = isFolded ? ' hidden="1" outlineLevel="1"' : folded?.to === column - 1 ? ' collapsed="1"' : '';
    const width = widths[Math.min(column, widths.length - 1)] ?? 10;
    return `<col min="${column + 1}" max="${column === last + 1 ? 16384 : column + 1}" width="${width}" customWidth="1"${fold}/>`;
  });
  return `<cols>${each.join('')}</cols>`;
}

function rowText(row: number, cells: ReadonlyMap<number, SheetCell>): string {
  return `<row r="${row + 1}">${[...cells].map(([column, cell]) => cellText(cell, `${columnLetters(column)}${row + 1}`)).join('')}</row>`;
}

function cellText({ value, formula, style }: SheetCell, place: string): string {
  const shown =
    typeof value === 'string' && LIKE_A_FORMULA.test(value) && !formula ? { look: 'quoted' as const, ...style } : style;
  const number = styleNumber(shown);
  const open = `<c r="${place}"${number === 0 ? '' : ` s="${number}"`}`;
  if (formula) {
    const known = value === undefined ? '' : `<v>${typeof value === 'string' ? xmlText(value) : numberText(value)}</v>`;
    return `${open}${typeof value === 'string' ? ' t="str"' : ''}>${formulaElement(formula)}${known}</c>`;
  }
  if (value === undefined) return `${open}/>`;
  if (typeof value === 'number') return `${open}><v>${numberText(value)}</v></c>`;
  return `${open} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

/** As short as tells the number from all others. Throws for what no cell can hold. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a cell cannot hold ${value}`);
  return String(value === 0 ? 0 : value).replace('e', 'E');
}

function formulaElement({ text, group, over }: Formula): string {
  if (group === undefined) return `<f>${xmlText(text)}</f>`;
  return over === undefined ? `<f t="shared" si="${group}"/>` : `<f t="shared" ref="${over}" si="${group}">${xmlText(text)}</f>`;
}

function checkText({ cells, list, between, says }: CellCheck): string {
  const about = `allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Not allowed here" error="${xmlText(says)}" sqref="${cells}"`;
  if (list !== undefined) return `<dataValidation type="list" ${about}><formula1>${xmlText(list)}</formula1></dataValidation>`;
  const [least, most] = present(between, `what ${cells} may hold`);
  return `<dataValidation type="decimal" operator="between" ${about}><formula1>${least}</formula1><formula2>${most}</formula2></dataValidation>`;
}
