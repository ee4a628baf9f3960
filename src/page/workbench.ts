import { InputError } from '../core/error.ts';
import { present } from '../core/present.ts';
import type { Decision } from '../decide/decision.ts';
import { LIVE_IDS } from '../report/outputs/html/live/livePlaces.ts';
import { actions } from './actions.ts';
import { say, tell } from './announce.ts';
import { assumptionPanel } from './assumptionPanel.ts';
import { changedText } from './changedText.ts';
import { type Compare, createComparison, FEW, FIRST } from './comparison.ts';
import { byId } from './element.ts';
import type { PageSource } from './pageSource.ts';
import { fragmentOf, isFragment, type Possible, type Wishes, wishesIn, withEntry } from './pageWishes.ts';
import { planNames, planPanel } from './planPanel.ts';
import { pageMeasure, shownOf, showPictures } from './results.ts';
import { runPanel } from './runPanel.ts';
import { moneyKeys } from './wishedPlans.ts';

/** What is wished, which plan is being changed, and whether the next picture of the screen is asked for already. */
interface Bench {
  wishes: Wishes;
  plan: string;
  isDue: boolean;
}

/** New wishes; `isDone` once the reader has let go. */
type Change = (wishes: Wishes, isDone: boolean) => void;

/** Opens the part of the page that recomputes as the link wishes it, and keeps link, controls and pictures together. */
export function openWorkbench(source: PageSource, usual: Wishes): void {
  const possible = possibleIn(source, usual);
  const bench: Bench = { wishes: wishesIn(location.hash.slice(1), possible), plan: source.own, isDue: false };
  const draw = drawer(source, usual, () => bench.wishes);
  const change: Change = (wishes, isDone) => {
    bench.wishes = wishes;
    if (isDone) {
      remember(fragmentOf(wishes, usual));
      setTimeout(draw.whole);
    } else if (!bench.isDue) {
      bench.isDue = true;
      requestAnimationFrame(() => {
        bench.isDue = false;
        draw.few();
      });
    }
  };
  const control = (): void => replaceControls(panels(source, bench, { change, control, usual }));
  control();
  for (const id of [LIVE_IDS.section, LIVE_IDS.jump]) byId(id).hidden = false;
  addEventListener('hashchange', () => {
    if (!isFragment(location.hash)) return;
    change(wishesIn(location.hash.slice(1), possible), true);
    control();
  });
  draw.first();
  setTimeout(() => {
    draw.few();
    setTimeout(draw.whole);
  });
}

/** Draws what is wished: over very few draws as the page opens and all of it is slow yet, over some while a reader drags, over all that the page has once he lets go. */
function drawer(
  source: PageSource,
  usual: Wishes,
  wishes: () => Wishes,
): Readonly<Record<'first' | 'few' | 'whole', () => void>> {
  const [compare, measure] = [createComparison(source), pageMeasure()];
  const draw = (count: number): ReturnType<Compare> => {
    const decision = compare(wishes(), count);
    const shown = shownOf(decision);
    byId(LIVE_IDS.sentence).textContent = shown.sentence;
    byId(LIVE_IDS.lead).textContent = shown.lead;
    showPictures(byId(LIVE_IDS.pictures), shown, measure);
    byId(LIVE_IDS.section).dataset.worth = worthText(decision);
    return decision;
  };
  const safely = (work: () => void) => (): void => {
    try {
      work();
    } catch (fault) {
      if (!(fault instanceof InputError)) throw fault;
      say(fault.message);
    }
  };
  return {
    first: safely(() => draw(FIRST)),
    few: safely(() => draw(FEW)),
    whole: safely(() => {
      const { draws } = draw(Number.POSITIVE_INFINITY);
      tell(byId(LIVE_IDS.sentence).textContent ?? undefined, changedText(source, wishes(), { usual, draws }));
    }),
  };
}

/** What each plan is worth, for a program that reads the page. */
function worthText({ ranking }: Decision): string {
  return JSON.stringify(Object.fromEntries(ranking.rows.map(({ name, value }) => [name, value.mean])));
}

interface Changing {
  readonly change: Change;
  /** Makes the controls anew. */
  readonly control: () => void;
  readonly usual: Wishes;
}

function panels(source: PageSource, bench: Bench, { change, control, usual }: Changing): HTMLElement[] {
  const { wishes, plan } = bench;
  const { parcel } = source;
  const here = present(
    parcel.readings.find(({ name }) => name === wishes.reading),
    wishes.reading,
  );
  /** A change that other controls show too. */
  const changeAll = (wished: Wishes): void => {
    change(wished, true);
    control();
  };
  const choose = (name: string): void => {
    bench.plan = name;
    control();
  };
  const moved = (what: string, money: number, isDone: boolean): void => {
    const own = withEntry(bench.wishes.money.get(plan) ?? new Map(), what, money);
    change({ ...bench.wishes, money: withEntry(bench.wishes.money, plan, own) }, isDone);
  };
  const held = (slot: string, value: number | undefined, isDone: boolean): void => {
    const wished = { ...bench.wishes, held: withEntry(bench.wishes.held, slot, value) };
    if (bench.wishes.held.has(slot) === (value !== undefined)) change(wished, isDone);
    else changeAll(wished);
  };
  return [
    planPanel({ source, wishes, plan, choose, moved }),
    actions({ source, plan, wishes: () => bench.wishes, reset: () => changeAll(usual) }),
    assumptionPanel({ free: here.free, wishes, held }),
    runPanel({
      ...{ parcel, wishes },
      credited: (assetCredit, isDone) => change({ ...bench.wishes, assetCredit }, isDone),
      read: (reading) => changeAll({ ...bench.wishes, reading }),
    }),
  ];
}

/** Puts the controls into the page; who was at one of them is at the same one again. */
function replaceControls(made: readonly HTMLElement[]): void {
  const at = document.activeElement?.id;
  byId(LIVE_IDS.controls).replaceChildren(...made);
  if (at) document.getElementById(at)?.focus({ preventScroll: true });
}

function possibleIn(source: PageSource, usual: Wishes): Possible {
  const { readings } = source.parcel;
  return {
    usual,
    readings: readings.map(({ name }) => name),
    slots: [...new Set(readings.flatMap(({ free }) => free.map(({ slot }) => slot)))],
    plans: planNames(source),
    money: moneyKeys(source),
  };
}

/** The link of what is shown; a link to a place of the report is left alone as long as nothing is wished. */
function remember(fragment: string): void {
  if (fragment === '' && !isFragment(location.hash)) return;
  history.replaceState(null, '', fragment === '' ? `${location.pathname}${location.search}` : `#${fragment}`);
}
