import type { Setting } from '../../reportSetting.ts';

/** How the figures are made: conventions that a reader may take otherwise. */
export function conventions({ from, until, currency, history, calibrated }: Setting): string[] {
  return [
    `Net present value is the sum of monthly contribution margin from ${from} to ${until}, each month discounted from its middle back to the start of ${from} at the study’s yearly rate. Nothing after ${until} counts in it; what a plan leaves behind is shown apart, as asset value.`,
    `Asset value: all spending, on advertising and on content, stops after ${until}. The contribution of the next 24 months, above that of a brand that never invested, is discounted to the same date as the net present value.`,
    `Hold is the reference: nothing is done that was not done before. Where no file gives it, it goes on with ${history ? 'the average monthly spend of the last three actual months' : 'the advertising spend of product.csv, or else that of the first plan’s first month'}.`,
    'Plans are compared draw by draw: the same simulated market meets every plan, so that the difference shows the plans and not luck.',
    'Bands run from the 10th to the 90th percentile. Those of ACOS and organic rank are for comparing with measured months and hold the error of measuring where a calibration says how large it is; all others are of the variable itself, so that single measured months will fall outside more often than one in five.',
    ...(calibrated ? [JOINED] : []),
    'Budget-dependent discovery is what goes when advertising spend is set to nil from the first projected month, in a second run with the same draws. Earned discovery is the rest. Content money is a budget too: the run-off chart stops both.',
    `All amounts are in ${currency}, before tax, without inflation of prices or margins unless an assumption says so.`,
  ];
}

const JOINED =
  'The projection starts where the last actual month lies: what the model missed there fades by the persistence of errors that the history shows, and after some months the equations stand alone.';

/** Where the model may be wrong, in plain words. */
export function weaknesses({ history, calibrated }: Setting): string[] {
  return [...OPEN, calibrated ? TAUGHT : history ? STARTS : STARTS_WITHOUT, ...OUTSIDE];
}

const OPEN: readonly string[] = [
  'Nobody has shown by experiment that content causes recommendations to rise in Alexa for Shopping or in external AI, nor by how much. The model takes a plausible mechanism with wide ranges; it does not prove it.',
  'What external AI does for a product on Amazon can hardly be observed: no report says which buyers came from there. Its figures rest on published traffic studies and on judgement.',
  'The channel table is read in two ways because the sources disagree. Where the answer depends on the reading, no amount of simulation settles it; a measurement would.',
  'Assumptions that the history does not tie together are taken to be independent of one another. If, say, a fast adoption of AI channels comes with rivals that invest faster, the range of outcomes is wider than shown.',
];

const TAUGHT =
  'The history was run through the same equations, and only what it can tell apart has moved. A history is no experiment: what always moved together, such as spend and season, it cannot separate. The season is estimated from the same months, and its own uncertainty is not in the bands.';

const STARTS =
  'History sets the starting point of the projection and, where it is long enough, the season. The register says for each assumption where its range comes from; a range that does not name the history was not tested against it.';

const STARTS_WITHOUT =
  'There is no history: the starting point is what product.csv and the register say, and nothing here was tested against the past.';

const OUTSIDE: readonly string[] = [
  'Not in the model: stock-outs, new rivals and delistings, changes of price, promotions, halo on other products and on other marketplaces, and new rules of the platforms.',
  'The money that a signal needs, and how fast it fades, differ from brand to brand more than published sources say. These are the first numbers to replace with your own.',
];

/** How much of the register is judgement. */
export function judgementShare(judged: number, all: number): string {
  return `${judged} of the ${all} uncertain assumptions rest on judgement (grade J): no public measurement was found for them. The register below names each.`;
}
