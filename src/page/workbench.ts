import { InputError } from '../core/error.ts';
import { present } from '../core/present.ts';
import { formatNumber } from '../report/format.ts';
import { LIVE_IDS } from '../report/outputs/html/live/livePlaces.ts';
import { actions } from './actions.ts';
import { assumptionPanel } from './assumptionPanel.ts';
import { createComparison, FEW } from './comparison.ts';
import { byId, element } from './element.ts';
import type { PageSource } from './pageSource.ts';
import { fragmentOf, OWN, type Possible, type Wishes, wishesIn, withEntry } from './pageWishes.ts';
import { planNames, planPanel } from './planPanel.ts';
import { pageMeasure, shownOf, showPictures } from './results.ts';
import { runPanel } from './runPanel.ts';
import { moneyKeys } from './wishedPlans.ts';

/** The state of the part that recomputes: what is wished, which plan is being changed, what is still to be drawn. */
interface Bench {
  wishes: Wishes;
  plan: string;
  isDue: boolean;
}

/** Opens the part of the page that recomputes, as the link wishes it, and keeps link, controls and pictures together. */
export function openWorkbench(source: PageSource, reading: string): void {
  const { parcel } = source;
  const usual: Wishes = { reading, assetCredit: parcel.assetCredit, held: new Map(), money: new Map() };
  const possible = possibleIn(source, usual);
  const compare = createComparison(source);
  const measure = pageMeasure();
  const bench: Bench = { wishes: wishesIn(location.hash.slice(1), possible), plan: OWN, isDue: false };

  const draw = (count: number, isLast: boolean): void => {
    try {
      const decision = compare(bench.wishes, count);
      const shown = shownOf(decision);
      byId(LIVE_IDS.sentence).textContent = shown.sentence;
      byId(LIVE_IDS.lead).textContent = shown.lead;
      showPictures(byId(LIVE_IDS.pictures), shown, measure);
      if (isLast)
        say(
          `${shown.sentence} Over ${formatNumber(decision.draws)} of the report's ${formatNumber(parcel.decision.draws)} futures.`,
        );
    } catch (fault) {
      if (!(fault instanceof InputError)) throw fault;
      say(fault.message);
    }
  };
  /** A few draws with the next picture of the screen while a reader drags; all of them once he lets go. */
  const redraw = (isDone: boolean): void => {
    if (isDone) {
      remember(fragmentOf(bench.wishes, usual));
      setTimeout(() => draw(Number.POSITIVE_INFINITY, true));
    } else if (!bench.isDue) {
      bench.isDue = true;
      requestAnimationFrame(() => {
        bench.isDue = false;
        draw(FEW, false);
      });
    }
  };
  const change = (wishes: Wishes, isDone: boolean): void => {
    bench.wishes = wishes;
    redraw(isDone);
  };
  const control = (): void => byId(LIVE_IDS.controls).replaceChildren(...panels(source, bench, { change, control, usual }));
  control();
  byId(LIVE_IDS.section).hidden = false;
  addEventListener('hashchange', () => {
    if (!isOurs(location.hash)) return;
    bench.wishes = wishesIn(location.hash.slice(1), possible);
    control();
    redraw(true);
  });
  draw(FEW, false);
  setTimeout(() => draw(Number.POSITIVE_INFINITY, true));
}

interface Changing {
  readonly change: (wishes: Wishes, isDone: boolean) => void;
  /** Makes the controls anew. */
  readonly control: () => void;
  readonly usual: Wishes;
}

function panels(source: PageSource, bench: Bench, { change, control, usual }: Changing): HTMLElement[] {
  const { wishes, plan } = bench;
  const { parcel } = source;
  const free = present(
    parcel.readings.find(({ name }) => name === wishes.reading),
    wishes.reading,
  ).free;
  return [
    planPanel({
      ...{ source, wishes, plan },
      choose: (name) => {
        bench.plan = name;
        control();
      },
      moved: (what, money, isDone) => {
        const own = withEntry(bench.wishes.money.get(plan) ?? new Map(), what, money);
        change({ ...bench.wishes, money: withEntry(bench.wishes.money, plan, own) }, isDone);
      },
    }),
    actions({
      source,
      plan,
      wishes: () => bench.wishes,
      say,
      reset: () => {
        change(usual, true);
        control();
      },
    }),
    assumptionPanel({
      ...{ free, wishes },
      held: (slot, value, isDone) => {
        const before = bench.wishes.held.has(slot);
        change({ ...bench.wishes, held: withEntry(bench.wishes.held, slot, value) }, isDone);
        if (before !== (value !== undefined)) control();
      },
    }),
    runPanel({
      ...{ parcel, wishes },
      changed: (wished, isDone) => {
        const isOther = wished.reading !== bench.wishes.reading;
        change({ ...bench.wishes, reading: wished.reading, assetCredit: wished.assetCredit }, isDone);
        if (isOther) control();
      },
    }),
  ];
}

function possibleIn(source: PageSource, usual: Wishes): Possible {
  const { parcel } = source;
  return {
    usual,
    readings: parcel.readings.map(({ name }) => name),
    slots: [...new Set(parcel.readings.flatMap(({ free }) => free.map(({ slot }) => slot)))],
    plans: planNames(source),
    money: moneyKeys(source),
  };
}

/** Said to everybody: the status line is read out. */
function say(text: string): void {
  const status = byId(LIVE_IDS.status);
  if (status.textContent !== text) status.replaceChildren(element('span', {}, text));
}

/** The link of what is shown; other marks in the page stay reachable. */
function remember(fragment: string): void {
  if (fragment === '' && !isOurs(location.hash)) return;
  history.replaceState(null, '', fragment === '' ? `${location.pathname}${location.search}` : `#${fragment}`);
}

/** Whether a fragment holds wishes, and is no place of the report. */
function isOurs(hash: string): boolean {
  return hash === '' || hash.includes('=');
}
