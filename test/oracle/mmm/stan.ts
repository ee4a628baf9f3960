import { calibrate } from '../../../src/posterior/calibrate.ts';
import { againstStan } from './againstStan.ts';
import { mmmSource } from './mmmSource.ts';

/** Our posterior of the reference model beside Stan's, as the table of models/discovery/README.md. `npm run oracle`. */
const calibration = await calibrate(mmmSource(), () => undefined);
const rows = againstStan(calibration).map(({ variable, stan, ours, effective, passes }) => {
  const cells = [stan.mean, ours.mean, stan.sd, ours.sd].map((value) => value.toFixed(4));
  const apart = ((ours.mean - stan.mean) / stan.sd).toFixed(3);
  return `| ${variable} | ${cells.join(' | ')} | ${apart} | ${Math.floor(effective)} | ${passes ? 'yes' : 'NO'} |`;
});
console.log(
  [
    '| parameter | mean, Stan | ours | sd, Stan | ours | apart, in sd | ESS | passes |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n'),
);
console.log(calibration.diagnostics.verdict);
if (rows.some((row) => row.endsWith('NO |'))) process.exitCode = 1;
