/** Slots of the equations that a posterior adds to its model. A name of a model has no blank, so none is taken already. */
export const LOG_POSTERIOR = 'log posterior';
/** Of the coordinates: with the Jacobian. */
export const LOG_PRIOR = 'log prior';
/** Of the parameters' values. */
export const LOG_PRIOR_OF_VALUES = 'log prior of values';
export const LOG_LIKELIHOOD = 'log likelihood';

/** What a column's cell of a month adds to the log likelihood, given those before it. */
export function partSlot(column: string): string {
  return `part of ${column}`;
}

/** Numbers of a prior that is said by percentiles: its median on the scale on which it is normal, and the distances of P10 and P90 from it. */
export function percentileSlots(slot: string): { readonly centre: string; readonly below: string; readonly above: string } {
  return { centre: `centre of ${slot}`, below: `below ${slot}`, above: `above ${slot}` };
}

/** What a value of a parameter over months is told in where values are sampled. */
export function scaleSlot(path: string): string {
  return `scale of ${path}`;
}

/** The part of a column's log likelihood that no draw changes. */
export function constantSlot(column: string): string {
  return `constant of ${column}`;
}

/** What is measured of a column, a number a month. */
export interface CellSlots {
  /** 0 where there is no cell, 1 where it was measured, 2 where the value lies above it. */
  readonly cell: string;
  /** On the scale of the error: the logarithm for log-normal ones. */
  readonly value: string;
  /** Months since the measured cell before, infinite where there is none; `gapOfAny` since the cell before of either kind. */
  readonly gap: string;
  readonly gapOfAny: string;
  /** Of a count. */
  readonly yes: string;
  readonly asked: string;
}

export function cellSlots(column: string): CellSlots {
  return {
    cell: `kind of ${column}`,
    value: `value of ${column}`,
    gap: `months since measured ${column}`,
    gapOfAny: `months since any ${column}`,
    yes: `yes of ${column}`,
    asked: `asked of ${column}`,
  };
}

export const NO_CELL = 0;
export const MEASURED = 1;
export const ABOVE = 2;
