import { fail } from '../core/error.ts';
import type { Product, TextFact } from '../study/study.ts';

/** What product.csv says of whose exports they are, where the model asks for it. */
export interface ProductWords {
  /** As exports write it. */
  readonly brand?: string;
  /** Its other names and misspellings. */
  readonly otherNames?: readonly string[];
  /** Upper case. */
  readonly asins?: readonly string[];
  /** Names and ASINs of rivals. */
  readonly rivals?: readonly string[];
}

/** Brand, as exports write it, with other names and those of rivals after semicolons; ASINs, which product.csv separates by spaces, semicolons or commas. Errors: an ASIN that is not ten letters and digits. */
export function productWords({ texts }: Pick<Product, 'texts'>): ProductWords {
  const [brand, ...otherNames] = namesOf(texts.get('brand'));
  const [asin, rivals] = [texts.get('asin'), namesOf(texts.get('rivals'))];
  return {
    ...(brand !== undefined && { brand }),
    ...(otherNames.length > 0 && { otherNames }),
    ...(asin && { asins: asinsOf(asin) }),
    ...(rivals.length > 0 && { rivals }),
  };
}

/** Names, separated by semicolons. */
function namesOf(fact: TextFact | undefined): string[] {
  const names = fact ? fact.value.split(';') : [];
  return names.flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
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
