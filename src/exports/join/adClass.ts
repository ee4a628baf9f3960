import type { AdRow } from '../canonical.ts';
import { type KeywordNames, keywordReader } from '../keywordClass.ts';

/** The user's word that campaigns whose names hold a text are of a class. */
export interface CampaignRule {
  readonly text: string;
  readonly class: string;
}

/** Advertising that nothing tells apart. */
export const UNTOLD = 'unknown';

/**
 * The class of advertising rows: that of their keyword or search term, else that of their campaign as the user says it, else not told
 * apart. `classes` are those that the model has; a keyword of another one is not told apart.
 */
export function adClassReader({
  names,
  rules,
  classes,
}: {
  readonly names: KeywordNames;
  readonly rules: readonly CampaignRule[];
  readonly classes: ReadonlySet<string>;
}): (row: Pick<AdRow, 'campaign' | 'keyword'>) => string {
  const read = keywordReader(names);
  const known = new Map<string, string>();
  const ofKeyword = (keyword: string): string => {
    const found = known.get(keyword) ?? read(keyword);
    known.set(keyword, found);
    return classes.has(found) ? found : UNTOLD;
  };
  const ofCampaign = (campaign: string): string =>
    rules.find(({ text }) => campaign.toLowerCase().includes(text.toLowerCase()))?.class ?? UNTOLD;
  return ({ campaign, keyword }) => {
    const found = keyword === undefined || names.own.length === 0 ? UNTOLD : ofKeyword(keyword);
    return found === UNTOLD ? ofCampaign(campaign) : found;
  };
}
