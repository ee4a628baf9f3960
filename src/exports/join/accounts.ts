import { fail, type Warning } from '../../core/error.ts';
import { groupBy } from '../../core/groupBy.ts';
import type { ExportRow } from '../canonical.ts';
import { type Claim, inCurrency, streamOf, valueAt } from './claim.ts';
import { overlap, type Ranges } from './days.ts';
import type { Segment } from './segment.ts';

/** The advertiser accounts that rows name, and whether each of their rows says its marketplace. */
export type Accounts = Map<string, boolean>;

export function addAccount(accounts: Accounts, row: ExportRow): void {
  if (row.kind !== 'ad' || row.account === undefined) return;
  accounts.set(row.account, (accounts.get(row.account) ?? true) && row.marketplace !== undefined);
}

const MOST_SHOWN = 5;

/** A warning where advertising of several accounts is added up, with the spend that is used of each that is told apart. */
export function accountWarnings(
  used: readonly Segment[],
  { sources, place }: { readonly sources: readonly { readonly accounts: Accounts }[]; readonly place: string },
): Warning[] {
  const spend = new Map<string, number>();
  for (const { claim, values } of used) {
    const { family, subject } = claim.key;
    const amount = valueAt(values, 0);
    if (family === 'ad') spend.set(subject, (spend.get(subject) ?? 0) + (Number.isNaN(amount) ? 0 : amount));
  }
  const named = sources.flatMap(({ accounts }) => [...accounts]).filter(([name]) => spend.has(name) || spend.has(''));
  const all = [...new Set(named.map(([name]) => name))];
  if (all.length < 2) return [];
  const shown = all.slice(0, MOST_SHOWN).map((name) => {
    const amount = spend.get(name);
    return amount === undefined ? name : `${name} (${inCurrency(amount).toFixed(2)} of spend)`;
  });
  const more = all.length > MOST_SHOWN ? ` and ${all.length - MOST_SHOWN} more` : '';
  const advice = named.every(([, isPlaced]) => isPlaced)
    ? 'If one of them is of another shop, leave it out: export the reports of each account by itself.'
    : 'If one of them is of another marketplace or shop, export the reports with the column Country, or each account by itself.';
  const message = `Advertising of ${all.length} accounts is added up: ${shown.join(', ')}${more}. ${advice}`;
  return [{ code: 'several-accounts', message, place: { file: place } }];
}

/** How Amazon writes the id of an account; a name is no id. */
const ID = /^(?:amzn1\.|ENTITY|[A-Z0-9]{10,}$|\d+$)/;

interface Claimed {
  readonly claims: readonly Claim[];
  readonly seen: ReadonlyMap<string, Ranges>;
  readonly reading: { readonly file: string };
}

/**
 * Advertising of two accounts is told apart in each kind of report all of which names its account in the same way. A file that does not
 * may be another download of one that does: then the campaigns alone tell. Errors: they cannot, for two other files are of two accounts
 * with campaigns of the same name.
 */
export function accountsApart<S extends Claimed>(sources: readonly S[]): readonly S[] {
  const ads = sources.flatMap((source) => source.claims.filter(isAd).map((claim) => ({ source, claim })));
  const mixed = new Set<string>();
  for (const [stream, members] of groupBy(ads, ({ claim }) => streamOf(claim.key))) {
    if (new Set(members.map(({ claim }) => wayOf(claim))).size < 2) continue;
    checkAccounts(stream, members);
    mixed.add(stream);
  }
  if (mixed.size === 0) return sources;
  const apart = (claim: Claim): Claim => (mixed.has(streamOf(claim.key)) ? ofNoAccount(claim) : claim);
  return sources.map((source) => ({ ...source, claims: source.claims.map(apart) }));
}

function isAd({ key }: Claim): boolean {
  return key.family === 'ad';
}

function wayOf({ key: { subject } }: Claim): 'nothing' | 'id' | 'name' {
  return subject === '' ? 'nothing' : ID.test(subject) ? 'id' : 'name';
}

function ofNoAccount(claim: Claim): Claim {
  return isAd(claim) ? { ...claim, key: { ...claim.key, subject: '' } } : claim;
}

interface Member {
  readonly source: Claimed;
  readonly claim: Claim;
}

/** Errors: files of two accounts would be taken for two downloads of one, because of a file that does not say its account as they do. */
function checkAccounts(stream: string, members: readonly Member[]): void {
  for (const [name, same] of groupBy(members, ({ claim }) => claim.key.name)) {
    const bySource = [...groupBy(same, ({ source }) => source)];
    for (const [one, mine] of bySource) {
      const other = bySource.find(([two, theirs]) => two !== one && areOfTwo(mine, theirs) && meet(stream, one, two))?.[0];
      const [first] = mine;
      const odd = first && members.find(({ claim }) => wayOf(claim) !== wayOf(first.claim));
      if (other && odd) refuse(odd.source, { one, other, name });
    }
  }
}

/** Whether all of both name an account in the same way, and none the same. */
function areOfTwo(mine: readonly Member[], theirs: readonly Member[]): boolean {
  const ways = new Set([...mine, ...theirs].map(({ claim }) => wayOf(claim)));
  const names = new Set(mine.map(({ claim }) => claim.key.subject));
  return ways.size === 1 && !ways.has('nothing') && !theirs.some(({ claim }) => names.has(claim.key.subject));
}

function meet(stream: string, one: Claimed, two: Claimed): boolean {
  const days = two.seen.get(stream) ?? [];
  return (one.seen.get(stream) ?? []).some((span) => overlap(span, days).length > 0);
}

function refuse(
  { reading: { file } }: Claimed,
  { one, other, name }: { readonly one: Claimed; readonly other: Claimed; readonly name: string },
): never {
  const campaign = name === '' ? '' : `, each with a campaign "${name}"`;
  fail({
    opening: 'missing',
    message: `account of this file: ${one.reading.file} and ${other.reading.file} are of two advertiser accounts${campaign}, and this file does not say its account as they do`,
    place: { file },
    advice:
      'Download it again with the column Advertiser account ID, or leave it out: else nothing tells of which of them it is another download.',
  });
}
