import type { Contract } from '../language/contract/contract.ts';
import type { KindName } from '../tables/kinds.ts';

export interface ProductField {
  readonly name: string;
  readonly words: readonly string[];
  /** `text` is not a number. */
  readonly kind: KindName | 'text';
  readonly meaning: string;
  readonly required?: true;
  /** Something else may tell it: see `toldFacts`. */
  readonly told?: true;
  /** Required where there is no history.csv. */
  readonly withoutHistory?: true;
}

const PRODUCT: ProductField = {
  name: 'product',
  words: ['name', 'product name', 'produkt'],
  kind: 'text',
  meaning: 'name of the product',
  required: true,
};

/** Only where the model has a table of them. */
const MARKETPLACE: ProductField = {
  name: 'marketplace',
  words: ['market', 'country', 'marktplatz', 'land'],
  kind: 'text',
  meaning: 'marketplace of the product',
  required: true,
};

const MONEY: readonly ProductField[] = [
  {
    name: 'currency',
    words: ['währung'],
    kind: 'text',
    meaning: 'currency of all money in the study (ISO 4217)',
    required: true,
  },
  {
    name: 'usd_rate',
    words: ['usd', 'exchange rate', 'wechselkurs'],
    kind: 'rate',
    meaning: 'units of the currency for one US dollar',
  },
];

/** The fields of product.csv: those of every study, and the facts that the model asks for. */
export function productFields({ facts, markets }: Pick<Contract, 'facts' | 'markets'>): readonly ProductField[] {
  const oddsOf = new Set([...facts.values()].map(({ odds }) => odds?.fact));
  const asked = [...facts.values()].map(
    ({ name, also, kind, about, needed, estimated }): ProductField => ({
      name,
      words: also,
      kind,
      meaning: about,
      ...(needed === 'always' && { required: true }),
      ...((estimated || oddsOf.has(name)) && { told: true }),
      ...(needed === 'without history' && { withoutHistory: true }),
    }),
  );
  return [PRODUCT, ...(markets ? [MARKETPLACE] : []), ...MONEY, ...asked];
}
