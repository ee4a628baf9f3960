/** The two worlds of a test: with what it changes changed throughout, and with nothing changed. */
export type World = 'under' | 'without';

/** The slot of an input or a variable in a world of a test. */
export function worldSlot(slot: string, world: World, trial: string): string {
  return `${slot} ${world} ${trial}`;
}

/** Slots of what a test adds; a name of a model has no blank, so none is taken. */
export function trialSlots(trial: string): {
  /** Data: how much each month's difference counts. */
  readonly counted: string;
  /** Fixed numbers. */
  readonly measured: string;
  readonly error: string;
  readonly soFar: string;
  /** After the last month. */
  readonly effect: string;
  readonly logDensity: string;
} {
  return {
    counted: `part that counts of ${trial}`,
    measured: `measured effect of ${trial}`,
    error: `error of ${trial}`,
    soFar: `effect so far of ${trial}`,
    effect: `effect of ${trial}`,
    logDensity: `log density of ${trial}`,
  };
}
