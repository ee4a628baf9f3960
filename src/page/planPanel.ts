import { at } from '../core/present.ts';
import { labelOf } from '../decide/planResult.ts';
import { MONEY_KINDS, type MoneyKind, moneyIn, projectedQuarters, slotsOfKind } from '../decide/quarterMoney.ts';
import { formatMoney } from '../report/format.ts';
import { element } from './element.ts';
import type { PageSource } from './pageSource.ts';
import type { Wishes } from './pageWishes.ts';
import { type Moved, rangeRow } from './range.ts';
import { moneyKey, ownStart, planBefore } from './wishedPlans.ts';

const KIND_LABELS: Readonly<Record<MoneyKind, string>> = { advertising: 'Advertising', content: 'Content' };

export interface PlanPanel {
  readonly source: PageSource;
  readonly wishes: Wishes;
  /** The plan that is being changed. */
  readonly plan: string;
  readonly choose: (plan: string) => void;
  readonly moved: (what: string, ...change: Parameters<Moved>) => void;
}

/** The choice of a plan, and its money by quarter. */
export function planPanel(panel: PlanPanel): HTMLElement {
  return element(
    'fieldset',
    {},
    element('legend', {}, 'The money of a plan'),
    element('label', { for: 'live-plan' }, 'Plan '),
    chooser(panel),
    ...MONEY_KINDS.flatMap((kind) => moneyRows(kind, panel)),
  );
}

/** The report's plans and one of the reader's own. */
export function planNames({ plans, own }: PageSource): string[] {
  return [...plans.map(({ name }) => name), own];
}

/** What a plan is called here. */
function planCalled(name: string, { parcel }: PageSource): string {
  return labelOf(name, parcel.decision.model);
}

function chooser({ source, plan, wishes, choose }: PlanPanel): HTMLElement {
  const options = planNames(source).map((name) => {
    const start =
      name === source.own && !wishes.money.has(source.own) ? ` (begins as ${planCalled(ownStart(source).name, source)})` : '';
    const changed = name !== source.own && wishes.money.has(name) ? ' (changed)' : '';
    return element(
      'option',
      { value: name, ...(name === plan && { selected: '' }) },
      `${planCalled(name, source)}${start}${changed}`,
    );
  });
  const select = element('select', { id: 'live-plan' }, options);
  select.addEventListener('change', () => choose(select.value));
  return select;
}

function moneyRows(kind: MoneyKind, { source, wishes, plan, moved }: PlanPanel): HTMLElement[] {
  const { parcel, plans } = source;
  const { decision, timeline } = parcel;
  const slots = slotsOfKind(decision.model, kind);
  if (slots.length === 0) return [];
  const quarters = projectedQuarters(timeline);
  const own = planBefore(source, plan);
  const most = Math.max(1, ...plans.flatMap((one) => quarters.map((quarter) => moneyIn(one, { slots, quarter }, timeline))));
  const said = (money: number): string => formatMoney(money, decision.study.currency);
  const rows = quarters.map((quarter, index) => {
    const key = moneyKey(kind, quarter);
    const value = wishes.money.get(plan)?.get(key) ?? moneyIn(own, { slots, quarter }, timeline);
    const id = `live-${kind}-${index}`;
    return rangeRow({ id, label: at(quarters, index), least: 0, greatest: 2 * most, value, said, isShort: true }, (now, isDone) =>
      moved(key, now, isDone),
    );
  });
  return [element('h3', {}, KIND_LABELS[kind]), ...rows];
}
