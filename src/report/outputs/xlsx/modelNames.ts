import type { ModelLayout } from './modelLayout.ts';
import type { PlansLayout } from './plansLayout.ts';

/** The sheets of the model. */
export const MODEL = 'Model';
export const MODEL_HOLD = 'Model hold';

/** What formulas call the cells that say what the workbook is set to. */
export const NAMES = {
  plan: 'chosen_plan',
  plans: 'plan_names',
  reading: 'chosen_reading',
  readings: 'reading_names',
  readingNumber: 'reading_number',
  credit: 'asset_credit',
} as const;

/** What a sheet of the model is written with. */
export interface ModelPage {
  readonly plans: PlansLayout;
  readonly layout: ModelLayout;
  /** Parameters as formulas call them, by slot. */
  readonly names: ReadonlyMap<string, string>;
  /** Which plan: the chosen one, by its cell, or `hold`. */
  readonly of: 'chosen' | 'hold';
}
