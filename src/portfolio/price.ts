import { at } from '../core/present.ts';

/** What every product can do with its money, as numbers alone: options one product after the other, doing nothing else first. */
export interface Menus {
  /** Where a product's options begin; one more at the end. */
  readonly starts: ArrayLike<number>;
  /** Money over that of going on as before. */
  readonly extra: ArrayLike<number>;
  /** What it is worth, by the draws that options are chosen on. */
  readonly gain: ArrayLike<number>;
}

/** A price of money at which every product chooses for itself, and what all choose then. */
export interface Priced {
  /** Worth that the last unit of money must bring, beyond itself. */
  readonly price: number;
  readonly extra: number;
  readonly gain: number;
}

/** The option of a product that is worth most after its money has been paid for at a price; of equals the one that spends least. */
export function choiceAt({ starts, extra, gain }: Menus, product: number, price: number): number {
  let best = at(starts, product);
  for (let option = best + 1; option < at(starts, product + 1); option++) {
    const [over, under] = [at(gain, option) - price * at(extra, option), at(gain, best) - price * at(extra, best)];
    if (over > under || (over === under && at(extra, option) < at(extra, best))) best = option;
  }
  return best;
}

/** All products at a price. */
export function allAt(menus: Menus, price: number): Priced {
  const sums = { extra: 0, gain: 0 };
  for (let product = 0; product + 1 < menus.starts.length; product++) {
    const option = choiceAt(menus, product, price);
    sums.extra += at(menus.extra, option);
    sums.gain += at(menus.gain, option);
  }
  return { price, ...sums };
}

const HALVINGS = 60;
/** At such a price everybody spends as little as can be. */
const DEAREST = 1e12;

/**
 * The lowest price at which all products together spend no more over `hold` than is allowed (Everett 1963): given the price every product
 * is on its own, so that the cost is linear in products. 0 where the money is more than anybody wants. What is left of the money is less
 * than one product's step. Undefined where no choice of all products spends so little.
 */
export function priceOfMoney(menus: Menus, allowed: number): Priced | undefined {
  const free = allAt(menus, 0);
  if (free.extra <= allowed) return free;
  let [low, high] = [0, 1];
  while (allAt(menus, high).extra > allowed) {
    if (high > DEAREST) return undefined;
    high *= 2;
  }
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (allAt(menus, middle).extra > allowed) low = middle;
    else high = middle;
  }
  return allAt(menus, high);
}
