import type { Spreadsheet } from './spreadsheet.ts';
import { xmlText } from './xmlText.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook has no time of its own: the same content is the same bytes. */
const MADE = '2026-01-01T00:00:00Z';

/** `xl/workbook.xml`: the sheets, the names, and that everything is computed when it is opened. */
export function workbookPart({ sheets, names }: Spreadsheet): string {
  const list = sheets.map(({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  const sorted = [...names].sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
  const defined = sorted.map(([name, range]) => `<definedName name="${xmlText(name)}">${xmlText(range)}</definedName>`);
  return [
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}/relationships">`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="15000"/></bookViews>',
    `<sheets>${list.join('')}</sheets>`,
    defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`,
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
  ].join('');
}

/** Relations by their targets, `rId1` first. */
export function relationsPart(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${kind.includes(':') ? kind : `${OFFICE}/relationships/${kind}`}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;
}

/** `_rels/.rels`. */
export function rootRelations(): string {
  return relationsPart([
    ['officeDocument', 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['extended-properties', 'docProps/app.xml'],
  ]);
}

export function corePart({ title, creator }: Spreadsheet): string {
  return [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE}</dcterms:created></cp:coreProperties>`,
  ].join('');
}

export function appPart({ creator }: Spreadsheet): string {
  return `<Properties xmlns="${OFFICE}/extended-properties"><Application>${xmlText(creator)}</Application></Properties>`;
}

const KINDS: readonly (readonly [path: RegExp, type: string])[] = [
  [/^xl\/workbook\.xml$/, `${MAIN}.sheet.main+xml`],
  [/^xl\/styles\.xml$/, `${MAIN}.styles+xml`],
  [/^xl\/worksheets\/[^/]+\.xml$/, `${MAIN}.worksheet+xml`],
  [/^xl\/drawings\/[^/]+\.xml$/, 'application/vnd.openxmlformats-officedocument.drawing+xml'],
  [/^xl\/charts\/[^/]+\.xml$/, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'],
  [/^docProps\/core\.xml$/, 'application/vnd.openxmlformats-package.core-properties+xml'],
  [/^docProps\/app\.xml$/, 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
];

/** `[Content_Types].xml` of these parts. */
export function typesPart(paths: readonly string[]): string {
  const told = paths.flatMap((path) => {
    const kind = KINDS.find(([pattern]) => pattern.test(path));
    return kind ? [`<Override PartName="/${path}" ContentType="${kind[1]}"/>`] : [];
  });
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${told.join('')}</Types>`;
}
