import { mmmSource } from '../../oracle/mmm/mmmSource.ts';
import { pathNumbers, pathSource } from '../paths/toyPaths.ts';
import { decisiveNumbers, PAUSE, shippedStudy, splitSource, withMonths } from '../shippedWorld.ts';
import { forgottenJacobian, lagged, overconfident, unmixed, wrongPrior } from './faults.ts';
import { type Plan, ranksOf } from './ranks.ts';
import { COVERAGE_DRAWS, coverageOf, covers, faultSeen, uniformityOf } from './verdict.ts';

/** Simulation-based calibration, long: of the shipped model, of the reference model, and of four faults that must be seen, which takes at least 60 histories. `npm run sbc [histories] [case]`. */
const MOST = 49;
const histories = Number(process.argv[2] ?? 200);
/** Only cases whose names hold it. */
const only = process.argv[3] ?? '';

const reference = mmmSource({
  schedule: { sampler: 'HMC', runs: 1, chains: 2, warmUp: 150, block: 200, thin: 1, mostBlocks: 1 },
});
const paths = pathSource({ sampler: 'HMC', runs: 1, chains: 2, warmUp: 150, block: 200, thin: 1, mostBlocks: 1 });
const shipped = shippedStudy('demo', 'article', [PAUSE]).source({
  sampler: 'HMC',
  runs: 1,
  chains: 4,
  warmUp: 150,
  block: 150,
  thin: 1,
  mostBlocks: 1,
});
const untested = shippedStudy().source(shipped.schedule);
const split = splitSource(shipped.schedule);

const cases: readonly { readonly name: string; readonly fault: boolean; readonly plan: Plan }[] = [
  { name: 'reference model', fault: false, plan: { world: reference, histories: 2 * histories, most: MOST, seed: 11 } },
  { name: 'forgotten Jacobian', fault: true, plan: { world: reference, histories, most: MOST, seed: 11, ...forgottenJacobian } },
  { name: 'spend a month late', fault: true, plan: { world: reference, histories, most: MOST, seed: 11, ...lagged } },
  {
    name: 'prior sd 0.6 for 0.4',
    fault: true,
    plan: {
      world: reference,
      histories: 3 * histories,
      most: MOST,
      seed: 11,
      ...wrongPrior('log-normal(0.3, 0.4)', 'log-normal(0.3, 0.6)'),
    },
  },
  { name: 'chains not mixed', fault: true, plan: { world: reference, histories, most: MOST, seed: 11, ...unmixed } },
  {
    name: 'parameters over months',
    fault: false,
    plan: { world: paths, histories: 2 * histories, most: MOST, seed: 11, derived: pathNumbers(paths) },
  },
  {
    name: 'shipped model, a test a history',
    fault: false,
    plan: { world: shipped, histories, most: MOST, seed: 11, derived: decisiveNumbers(shipped) },
  },
  {
    name: 'shipped model, advertising by class',
    fault: false,
    plan: { world: split, histories, most: MOST, seed: 11, derived: decisiveNumbers(split) },
  },
].filter(({ name }) => name.includes(only));

for (const { name, fault, plan } of cases) {
  const rows = uniformityOf(ranksOf(plan), { most: MOST, bins: 10 });
  const right = faultSeen(rows) === fault;
  const worst = rows
    .slice(0, 3)
    .map((row) => `${row.name} (ECDF p ${row.ecdf.toPrecision(2)}, chi-square p ${row.chiSquare.toPrecision(2)})`);
  console.log(
    `${right ? 'as it should be' : 'WRONG'}: ${name}, ${plan.histories} histories, ${rows.length} numbers, limit ${(0.01 / rows.length).toPrecision(2)}; least uniform: ${worst.join(', ')}`,
  );
  if (!right) process.exitCode = 1;
}

for (const months of only === '' ? [24, 36, 60] : []) {
  for (const [name, fault, density] of [
    ['recovery', false, {}],
    ['recovery with a wrong likelihood', true, overconfident],
  ] as const) {
    const world = withMonths(untested, months);
    const plan: Plan = {
      world,
      histories: Math.max(12, Math.ceil(histories / 5)),
      most: COVERAGE_DRAWS,
      seed: months,
      derived: decisiveNumbers(world),
      ...density,
    };
    const coverage = coverageOf(ranksOf(plan));
    const right = covers(coverage) !== fault;
    console.log(
      `${right ? 'as it should be' : 'WRONG'}: shipped model, ${name}, ${months} months, ${plan.histories} histories: 90 % intervals cover ${(100 * coverage.share).toFixed(1)} % ± ${(100 * coverage.error).toFixed(1)}`,
    );
    if (!right) process.exitCode = 1;
  }
}
