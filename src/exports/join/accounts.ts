import type { Warning } from '../../core/error.ts';
import type { ExportRow } from '../canonical.ts';
import type { Claim } from './claim.ts';

/** Spend by advertiser account, of rows that name no marketplace. */
export type Accounts = Map<string, number>;

export function addAccount(accounts: Accounts, row: ExportRow): void {
  if (row.kind !== 'ad' || row.account === undefined) return;
  accounts.set(row.account, (accounts.get(row.account) ?? 0) + (Number.isNaN(row.spend) ? 0 : row.spend));
}

const MOST_SHOWN = 5;

/** A warning where advertising of several accounts is added up, and nothing says of which marketplace each is. */
export function accountWarnings(sources: readonly { readonly accounts: Accounts }[], place: string): Warning[] {
  const all: Accounts = new Map();
  for (const { accounts } of sources) for (const [name, spend] of accounts) all.set(name, (all.get(name) ?? 0) + spend);
  if (all.size < 2) return [];
  const shown = [...all].slice(0, MOST_SHOWN).map(([name, spend]) => `${name} (${spend.toFixed(2)} of spend)`);
  const more = all.size > MOST_SHOWN ? ` and ${all.size - MOST_SHOWN} more` : '';
  const message = `Advertising of ${all.size} accounts is added up: ${shown.join(', ')}${more}. If one of them is of another marketplace or shop, export the reports with the column Country, or each account by itself.`;
  return [{ code: 'several-accounts', message, place: { file: place } }];
}

/** How Amazon writes the id of an account; a name is no id. */
const ID = /^(?:amzn1\.|ENTITY|[A-Z0-9]{10,}$|\d+$)/;

/**
 * Advertising of two accounts is told apart where all of it names its account in the same way. A file that does not may be another
 * download of one that does: then the campaigns alone tell.
 */
export function accountsApart<S extends { readonly claims: readonly Claim[] }>(sources: readonly S[]): readonly S[] {
  const ads = sources.flatMap(({ claims }) => claims.filter(({ key }) => key.family === 'ad'));
  const ways = new Set(ads.map(({ key: { subject } }) => (subject === '' ? 'nothing' : ID.test(subject) ? 'id' : 'name')));
  return ways.size < 2 ? sources : sources.map((source) => ({ ...source, claims: source.claims.map(ofNoAccount) }));
}

function ofNoAccount(claim: Claim): Claim {
  return claim.key.family === 'ad' ? { ...claim, key: { ...claim.key, subject: '' } } : claim;
}
