import type { Warning } from '../../core/error.ts';
import type { ExportRow } from '../canonical.ts';

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
