import { type Period, periodsNamed } from '../../core/calendar.ts';
import { fail } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import type { Model } from '../../language/model.ts';
import { slotsOf } from '../../language/slots.ts';
import { lineSlots } from './lineSlots.ts';
import type { By } from './moneyLevers.ts';
import type { Budget, LineLimit, VariableBound, Wishes } from './wishes.ts';
import { numberIn, partIn } from './wishNumbers.ts';

/** What was asked for, as written: the values of each flag. */
export type WishTexts = Readonly<Record<'budget' | 'cap' | 'floor' | 'limit' | 'idle', readonly string[]>> &
  Readonly<Partial<Record<'change' | 'with' | 'risk' | 'by', string>>>;

export interface WishContext {
  readonly model: Model;
  readonly projected: readonly Period[];
}

const CHANGE = 0.25;

/** Wishes as written, checked. Throws an InputError with the flag in question. */
export function readWishes(texts: WishTexts, context: WishContext): Wishes {
  const { change, risk } = texts;
  const shared = texts.with === undefined ? undefined : partIn('--with', texts.with);
  const most = change === undefined ? CHANGE : change === 'none' ? undefined : numberIn('--change', change);
  if (most !== undefined && most < 0) refuse('--change', change ?? '', 'Give a part that is not below 0, such as 25%, or none.');
  return {
    by: byOf(texts.by),
    budgets: texts.budget.map(budgetOf),
    caps: texts.cap.map((text) => lineLimitOf('--cap', text, context)),
    floors: texts.floor.map((text) => lineLimitOf('--floor', text, context)),
    ...(most !== undefined && { change: most }),
    idle: new Set(texts.idle.flatMap((text) => idleMonths(text, context))),
    bounds: texts.limit.map((text) => boundOf(text, shared, context)),
    risk: risk === undefined ? 0 : partIn('--risk', risk),
  };
}

function byOf(text: string | undefined): By {
  if (text === undefined || text === 'quarter' || text === 'month') return text ?? 'quarter';
  return fail({ opening: 'unknown', message: `--by "${text}"`, advice: 'Use one of: quarter, month.' });
}

function budgetOf(text: string): Budget {
  const [amount = '', per = 'window', ...more] = text.split('/');
  const known = ['window', 'year', 'quarter', 'month'] as const;
  const span = known.find((one) => one === per.trim());
  if (!span || more.length > 0)
    refuse('--budget', text, 'Write an amount for all projected months, or one as in 20000/month, 60000/quarter, 240000/year.');
  const money = numberIn('--budget', amount);
  if (money < 0) refuse('--budget', text, 'Money is not below 0.');
  return { amount: money, per: span, says: `--budget ${text}` };
}

function lineLimitOf(flag: string, text: string, { model }: WishContext): LineLimit {
  const parts = /^([^=]+)=([^=]+)$/.exec(text);
  if (!parts) refuse(flag, text, `Write a line and its money a ${model.step}, as in line=12000.`);
  const [, line = '', amount = ''] = parts;
  const money = numberIn(flag, amount);
  if (money < 0) refuse(flag, text, 'Money is not below 0.');
  return { slots: lineSlots(line.trim(), { model, flag }), amount: money, says: `${flag} ${text}` };
}

function idleMonths(text: string, { model, projected }: WishContext): number[] {
  return text.split(',').flatMap((word) => {
    const named = periodsNamed(word.trim(), model.step);
    if (!named) refuse('--idle', text, 'Name months as in 2026-12, separated by commas.');
    const found = projected.flatMap((period, month) => (period >= named.first && period <= named.last ? [month] : []));
    if (found.length === 0) refuse('--idle', text, 'Name projected months only.');
    return found;
  });
}

const BOUND = /^\s*([\w.]+)\s*(<=|>=)\s*(\S+?)(?:\s+with\s+(\S+))?\s*$/;

function boundOf(text: string, shared: number | undefined, { model }: WishContext): VariableBound {
  const parts = BOUND.exec(text);
  if (!parts) refuse('--limit', text, 'Write a variable and a bound, as in "variable <= 12%" or "variable >= 20 with 80%".');
  const [, of = '', sign = '', bound = '', own] = parts;
  const slots = [...model.variables.values()].flatMap((variable) => slotsOf(model, variable));
  if (!slots.includes(of)) fail({ opening: 'unknown', message: `variable "${of}" in --limit`, advice: suggest(of, slots) });
  const part = own === undefined ? shared : partIn('--limit', own);
  return {
    ...{ of, sign: sign === '<=' ? 1 : -1, bound: numberIn('--limit', bound), says: text.trim() },
    ...(part !== undefined && { with: part }),
  };
}

function refuse(flag: string, text: string, advice: string): never {
  return fail({ opening: 'invalid', message: `${flag} "${text}"`, advice });
}
