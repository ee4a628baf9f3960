/** How a number is shown. */
export const NUMBER_FORMATS = ['general', 'money', 'price', 'percent', 'number', 'count'] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

/** What a cell is: computed, to be typed into, a heading, one over numbers, what a simulation came to, a remark. */
export const LOOKS = ['plain', 'input', 'heading', 'head', 'title', 'simulated', 'note', 'strong', 'quoted'] as const;
export type Look = (typeof LOOKS)[number];

export interface CellStyle {
  readonly look?: Look;
  readonly format?: NumberFormat;
}

/** Formats of our own begin at 164. */
const CODES: Readonly<Record<NumberFormat, { readonly id: number; readonly code?: string }>> = {
  general: { id: 0 },
  money: { id: 3 },
  price: { id: 4 },
  percent: { id: 164, code: '0.0%' },
  number: { id: 165, code: '#,##0.00##' },
  count: { id: 166, code: '#,##0.0' },
};

interface Drawn {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  /** Wrapped, on the side on which numbers stand. */
  readonly over?: boolean;
  readonly quoted?: boolean;
}

const DRAWN: Readonly<Record<Look, Drawn>> = {
  plain: { font: 0, fill: 0, border: 0 },
  input: { font: 3, fill: 2, border: 2 },
  heading: { font: 1, fill: 3, border: 1 },
  head: { font: 1, fill: 3, border: 1, over: true },
  title: { font: 2, fill: 0, border: 0 },
  simulated: { font: 4, fill: 0, border: 0 },
  note: { font: 5, fill: 0, border: 0 },
  strong: { font: 1, fill: 0, border: 0 },
  quoted: { font: 0, fill: 0, border: 0, quoted: true },
};

/** The number of a style in {@link stylePart}. */
export function styleNumber({ look = 'plain', format = 'general' }: CellStyle = {}): number {
  return LOOKS.indexOf(look) * NUMBER_FORMATS.length + NUMBER_FORMATS.indexOf(format);
}

const FONTS = [
  font('<color rgb="FF1F2328"/>'),
  font('<color rgb="FF1F2328"/>', '<b/>'),
  font('<color rgb="FF1F2328"/>', '<b/>', 15),
  font('<color rgb="FF0B5394"/>'),
  font('<color rgb="FF6E4B00"/>'),
  font('<color rgb="FF59636E"/>', '<i/>', 10),
];

function font(colour: string, kind = '', size = 11): string {
  return `<font>${kind}<sz val="${size}"/>${colour}<name val="Calibri"/><family val="2"/></font>`;
}

const FILLS = ['none', 'gray125']
  .map((pattern) => `<fill><patternFill patternType="${pattern}"/></fill>`)
  .concat(
    ['FFFFF8DC', 'FFEAEEF2'].map(
      (colour) => `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`,
    ),
  );

const line = (side: string): string => `<${side} style="thin"><color rgb="FFB6BEC7"/></${side}>`;
const NO_LINE = '<left/><right/><top/><bottom/><diagonal/>';
const BORDERS = [
  NO_LINE,
  `<left/><right/><top/>${line('bottom')}<diagonal/>`,
  `${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/>`,
].map((sides) => `<border>${sides}</border>`);

/** `xl/styles.xml`: every look in every format. */
export function stylePart(): string {
  const own = Object.values(CODES).flatMap(({ id, code }) => (code ? [`<numFmt numFmtId="${id}" formatCode="${code}"/>`] : []));
  const cells = LOOKS.flatMap((look) => NUMBER_FORMATS.map((format) => cellFormat(DRAWN[look], CODES[format].id)));
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    list('numFmts', own),
    list('fonts', FONTS),
    list('fills', FILLS),
    list('borders', BORDERS),
    list('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list('cellXfs', cells),
    list('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    '<dxfs count="0"/><tableStyles count="0"/></styleSheet>',
  ].join('');
}

const OVER = ' applyAlignment="1"><alignment horizontal="right" vertical="bottom" wrapText="1"/>';

function cellFormat({ font: face, fill, border, quoted, over }: Drawn, format: number): string {
  const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${quoted ? ' quotePrefix="1"' : ''}`;
  return `<xf numFmtId="${format}" fontId="${face}" fillId="${fill}" borderId="${border}" xfId="0" ${applied}${over ? `${OVER}</xf>` : '/>'}`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`;
}
