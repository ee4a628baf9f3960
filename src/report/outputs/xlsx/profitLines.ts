import { present } from '../../../core/present.ts';
import type { VariableRole } from '../../../language/contract/contract.ts';
import { advertisingSlots, otherMoneySlots } from '../../../language/contract/rolePlayers.ts';
import { cellName, sheetPrefix } from '../../../tables/spreadsheet/cellName.ts';
import { playing } from '../../roleSeries.ts';
import { type BookSource, monthColumn } from './bookSource.ts';
import { type Live, sumOf } from './live.ts';
import type { ModelLayout } from './modelLayout.ts';
import { MODEL, MODEL_HOLD } from './modelNames.ts';

/** A line of the profit and loss: what it is in a month, counted from month 0, or as far before it as inputs are known. */
export interface ProfitLine {
  readonly label: string;
  readonly role: VariableRole | 'advertising' | 'content';
  readonly isKnown: (month: number) => boolean;
  readonly at: (month: number, of: 'chosen' | 'hold') => Live;
}

/** Sales, what they leave, the money of each kind, and what that leaves: those that the model has. */
export function profitLines(source: BookSource, layout: ModelLayout): ProfitLine[] {
  const { model } = source.workings;
  const variable = (role: VariableRole): ProfitLine[] => {
    const found = playing(model, role);
    return found === undefined || found.over !== undefined ? [] : [variableLine(source, layout, { role, ...found })];
  };
  const money = (role: 'advertising' | 'content', slots: readonly string[]): ProfitLine[] =>
    slots.length === 0 ? [] : [moneyLine(source, layout, { role, slots })];
  return [
    ...variable('revenue'),
    ...variable('gross'),
    ...money('advertising', advertisingSlots(model)),
    ...money('content', otherMoneySlots(model)),
    ...variable('contribution'),
  ];
}

type Of = 'chosen' | 'hold';

function sheetOf(of: Of): string {
  return sheetPrefix(of === 'chosen' ? MODEL : MODEL_HOLD);
}

/** A variable of the model in a month. */
export function variableAt(
  source: BookSource,
  layout: ModelLayout,
  { slot, month, of }: { readonly slot: string; readonly month: number; readonly of: Of },
): Live {
  const row = present(layout.equations.get(slot), slot);
  const text = sheetOf(of) + cellName(row, monthColumn(source.workings, month));
  return { text, value: present(source.runs[of].get(slot)?.[month], slot) };
}

function variableLine(
  source: BookSource,
  layout: ModelLayout,
  { role, name, label }: { readonly role: VariableRole; readonly name: string; readonly label: string },
): ProfitLine {
  return {
    label,
    role,
    isKnown: (month) => month >= 0,
    at: (month, of) => variableAt(source, layout, { slot: name, month, of }),
  };
}

function moneyLine(
  source: BookSource,
  layout: ModelLayout,
  { role, slots }: { readonly role: 'advertising' | 'content'; readonly slots: readonly string[] },
): ProfitLine {
  const { workings } = source;
  const { lead } = workings.timeline;
  const series = (slot: string, of: Of): Float64Array | undefined =>
    workings.plans.find(({ name }) => name === source[of])?.series.get(slot);
  return {
    label: role === 'advertising' ? 'Advertising' : 'Content',
    role,
    isKnown: (month) => month >= -lead,
    at: (month, of) =>
      sumOf(
        slots.map((slot) => ({
          text: sheetOf(of) + cellName(present(layout.inputs.get(slot), slot), monthColumn(workings, month)),
          value: present(series(slot, of)?.[lead + month], slot),
        })),
      ),
  };
}
