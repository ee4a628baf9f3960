/** What a rule forecasts, on the scale on which its errors are taken to be normal. */
export interface RuleForecast {
  readonly centre: number;
  readonly spread: number;
}

/** How far a forecast goes, how many months or weeks a year has, and what a rule may know beside the values. */
export interface Distance extends Known {
  readonly ahead: number;
  readonly year: number;
}

/** What is known of every month, those to forecast too: the log of its season as it stood at the origin, and money that was really spent. */
export interface Known {
  readonly season?: Float64Array;
  readonly spending?: readonly Float64Array[];
}
