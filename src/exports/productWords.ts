import { fail } from '../core/error.ts';
import type { Product, TextFact } from '../study/study.ts';

/** What product.csv says of whose exports they are, where the model asks for it. */
export interface ProductWords {
  /** As exports write it. */
  readonly brand?: string;
  /** Upper case. */
  readonly asins?: readonly string[];
}

/** Brand and ASINs, which product.csv separates by spaces, semicolons or commas. Errors: an ASIN that is not ten letters and digits. */
export function productWords({ texts }: Pick<Product, 'texts'>): ProductWords {
  const brand = texts.get('brand')?.value;
  const asin = texts.get('asin');
  return { ...(brand !== undefined && { brand }), ...(asin && { asins: asinsOf(asin) }) };
}

function asinsOf({ value, place }: TextFact): readonly string[] {
  const asins = value
    .toUpperCase()
    .split(/[\s;,]+/)
    .filter((asin) => asin !== '');
  const odd = asins.find((asin) => !/^[A-Z0-9]{10}$/.test(asin));
  if (odd === undefined) return asins;
  const advice = 'An ASIN is ten letters and digits, as in B0ABCD1234.';
  return fail({ opening: 'invalid', message: `ASIN "${odd}"`, place, advice });
}
