import { fail } from '../../core/error.ts';
import type { Cell } from '../../tables/sheet.ts';
import type { AnswerRow } from '../canonical.ts';
import type { Columns } from '../columns/exportColumns.ts';
import { placeOf } from '../columns/place.ts';
import { spansOf } from '../columns/spans.ts';
import { isBlank } from '../columns/texts.ts';
import type { MakeRow } from '../formats/exportFormat.ts';
import { channelOf } from './assistantNames.ts';

/**
 * Rows of a tool that lists the brands of each answer, one a line: a row is an answer, which names the study's brand or not. Errors:
 * product.csv names no brand.
 */
export function brandListRows(columns: Columns): MakeRow {
  const span = spansOf(columns);
  const brand = columns.table.context.brand ?? noBrand(columns);
  const own = nameOf(brand);
  const [engine, prompt, marketplace] = [columns.text('engine'), columns.text('prompt', 'keyword'), columns.marketplace()];
  const [list, response] = [columns.text('mentions'), columns.column('response') ? columns.text('response') : undefined];
  return (cells: readonly Cell[], line): AnswerRow | string => {
    if (response && isBlank(response(cells))) return 'no answer';
    const [assistant, country] = [engine(cells), marketplace(cells)];
    const channel = channelOf(assistant);
    return {
      kind: 'answer',
      line,
      span: span(cells, line),
      engine: assistant,
      prompt: prompt(cells),
      run: '',
      brand,
      answers: 1,
      mentions: brandsIn(list(cells)).includes(own) ? 1 : 0,
      ...(channel === undefined ? undefined : { channel }),
      ...(country === undefined ? undefined : { marketplace: country }),
    };
  };
}

/**
 * The brands of a list, in lower case and without the number of times that each is named.
 * @example
 * brandsIn('Oakpot (2)\nElmpot') // => ['oakpot', 'elmpot']
 */
export function brandsIn(list: string): string[] {
  const separator = /\n/.test(list) ? '\n' : /[;|]/.test(list) ? /[;|]/ : ',';
  return list.split(separator).flatMap((name) => {
    const plain = nameOf(name.replace(/[:(]\s*\d+\)?\s*$/, ''));
    return plain === '' ? [] : [plain];
  });
}

function nameOf(brand: string): string {
  return brand.normalize('NFKC').trim().toLowerCase();
}

function noBrand({ table }: Columns): never {
  const advice = 'Add a row "brand" to product.csv, as the report writes it.';
  const place = placeOf(table, table.headerLine);
  fail({
    opening: 'missing',
    message: 'brand: the report lists brands, and product.csv does not say which is yours',
    place,
    advice,
  });
}
