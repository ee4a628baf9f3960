/** What a reader has changed; nothing of it where the page shows what the report does. */
export interface Wishes {
  readonly reading: string;
  readonly assetCredit: number;
  /** Assumptions that are held, by slot. */
  readonly held: ReadonlyMap<string, number>;
  /** By plan, the money of a kind in a quarter that is not the plan's own: `advertising 2026 Q4`. */
  readonly money: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The name of the plan that a reader makes: none of the report's, which may have one that was made so before.
 * @example
 * ownName(['hold', 'your-plan']) // => 'your-plan-2' */
export function ownName(names: readonly string[]): string {
  const taken = (name: string): boolean => names.includes(name);
  const more = names.map((_, index) => `${OWN}-${index + 2}`);
  return [OWN, ...more].find((name) => !taken(name)) ?? OWN;
}

const OWN = 'your-plan';

/** Keys of a link. A plan or a slot stands after the first dot. */
const KEYS = { reading: 'reading', credit: 'credit', held: 'hold.', money: 'plan.' } as const;

/** Wishes as the fragment of a link; '' where nothing is changed. */
export function fragmentOf(wishes: Wishes, usual: Wishes): string {
  const said = new URLSearchParams();
  if (wishes.reading !== usual.reading) said.set(KEYS.reading, wishes.reading);
  if (wishes.assetCredit !== usual.assetCredit) said.set(KEYS.credit, String(wishes.assetCredit));
  for (const [slot, value] of wishes.held) said.set(`${KEYS.held}${slot}`, String(value));
  for (const [plan, money] of wishes.money)
    for (const [what, value] of money) said.set(`${KEYS.money}${plan}.${what}`, String(value));
  return said.toString();
}

/** Whether a fragment holds wishes, or nothing, and is no place of the report. */
export function isFragment(hash: string): boolean {
  return hash === '' || hash.includes('=');
}

/** What may be wished: anything else in a link is passed over. */
export interface Possible {
  readonly usual: Wishes;
  readonly readings: readonly string[];
  readonly slots: readonly string[];
  readonly plans: readonly string[];
  readonly money: readonly string[];
}

/** The wishes that a fragment tells. */
export function wishesIn(fragment: string, { usual, readings, slots, plans, money }: Possible): Wishes {
  const said = new URLSearchParams(fragment);
  const numberAt = (key: string): number | undefined => {
    const value = Number(said.get(key) ?? Number.NaN);
    return Number.isFinite(value) ? value : undefined;
  };
  const reading = said.get(KEYS.reading);
  const credit = numberAt(KEYS.credit);
  const entries = <Of>(keys: readonly string[], value: (key: string) => Of | undefined): Map<string, Of> =>
    new Map(
      keys.flatMap((key) => {
        const found = value(key);
        return found === undefined ? [] : [[key, found] as const];
      }),
    );
  const amount = (plan: string, what: string): number | undefined => {
    const value = numberAt(`${KEYS.money}${plan}.${what}`);
    return value !== undefined && value >= 0 ? value : undefined;
  };
  return {
    reading: reading !== null && readings.includes(reading) ? reading : usual.reading,
    assetCredit: credit !== undefined && credit >= 0 && credit <= 1 ? credit : usual.assetCredit,
    held: entries(slots, (slot) => numberAt(`${KEYS.held}${slot}`)),
    money: entries(plans, (plan) => {
      const own = entries(money, (what) => amount(plan, what));
      return own.size > 0 ? own : undefined;
    }),
  };
}

/** A map with one entry changed, or taken away. */
export function withEntry<Value>(
  all: ReadonlyMap<string, Value>,
  key: string,
  value: Value | undefined,
): ReadonlyMap<string, Value> {
  const changed = new Map(all);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
}
