import type { FieldNames } from '../document/readFields.ts';
import { PARAMETER_ROLES, VARIABLE_ROLES } from './contract.ts';

/* The fields that each section of the contract takes. */

/** Fields of `roles`: what plays a part, and the parts that take a list. */
export const ROLE_FIELDS: FieldNames = {
  needed: [],
  allowed: ['channel', ...Object.keys(VARIABLE_ROLES), ...Object.keys(PARAMETER_ROLES)],
  lists: ['advertising', 'content'],
};

export const FACT_FIELDS: FieldNames = {
  needed: ['kind'],
  allowed: ['label', 'about', 'needed', 'sets', 'times', 'spends', 'now', 'loose', 'estimated', 'odds', 'grows_with', 'lag'],
  lists: ['also'],
};

export const COLUMN_FIELDS: FieldNames = {
  needed: [],
  allowed: [
    ...['kind', 'label', 'format', 'about', 'needed', 'over', 'by', 'gives', 'attributed'],
    ...['derived', 'otherwise', 'starts', 'parts', 'measures', 'strays', 'within', 'most'],
  ],
  lists: ['also', 'formerly'],
};

export const LINE_FIELDS: FieldNames = {
  needed: [],
  allowed: ['label', 'about', 'needed', 'gives'],
  lists: ['also'],
  mappings: ['spreads'],
};

export const EXPERIMENT_FIELDS: FieldNames = { needed: ['share_of'], allowed: ['factor', 'label', 'about'], lists: ['also'] };

export const OUTCOME_FIELDS: FieldNames = { needed: ['of', 'taken'], allowed: ['label', 'about'], lists: ['also'] };

export const TEST_FIELDS: FieldNames = {
  needed: ['like', 'line', 'outcome', 'error'],
  allowed: ['share', 'floor', 'fee', 'each', 'label', 'about'],
  lists: ['months', 'counts'],
};

export const READING_FIELDS: FieldNames = { needed: [], allowed: ['label', 'about'] };

export const PLAUSIBLE_FIELDS: FieldNames = { needed: ['from', 'to'], allowed: ['low', 'high'] };

export const MARKETS_FIELDS: FieldNames = { needed: ['file'], allowed: [], mappings: ['sets'] };
