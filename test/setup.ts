import fc from 'fast-check';

/** No test may pass by, or survive, a property that hostile input has planted on every object: planting one throws. */
for (const prototype of [Object.prototype, Array.prototype, Function.prototype]) Object.preventExtensions(prototype);

/** The day on which the tests' files are read, whatever the clock says: 28 November 2026. */
process.env.SOURCE_DATE_EPOCH ??= '1795824000';

/** Property tests try the same cases in every run, so that what is green stays green; `FC_SEED=7 npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_127) });
