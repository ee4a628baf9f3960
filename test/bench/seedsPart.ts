import { inProcess } from '../../src/posterior/samplePosterior.ts';
import { sampleAll } from '../../src/posterior/sampling.ts';
import { DEFAULT_SCHEDULE } from '../../src/posterior/samplingSchedule.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';
import { type Part, row, timed, verdict } from './part.ts';

const SEEDS = 12;
const ENOUGH = 400;

/** The calibration of the demo study with twelve seeds, one after the other: every one must converge. */
export const SEEDS_PART: Part = { name: 'seeds', onlyAsked: true, measure };

async function measure(): Promise<string[]> {
  const rows: string[] = [];
  let enough = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const source = { ...shippedStudy('demo').source(DEFAULT_SCHEDULE), seed };
    const width = createTarget(source).coordinates.length;
    const { result, seconds } = await timed(() =>
      sampleAll(width, { schedule: DEFAULT_SCHEDULE, runAll: inProcess(source), progress: () => undefined }),
    );
    const { convergence, evaluations, broken } = result;
    const ess = Math.min(...convergence.map(({ bulkEss, tailEss }) => Math.min(bulkEss, tailEss)));
    const rHat = Math.max(...convergence.map((one) => one.rHat));
    enough += Number(ess >= ENOUGH);
    const cost = `${seconds.toFixed(1)} s, ${(evaluations / 1000).toFixed(0)} thousand gradients, ${(evaluations / ess).toFixed(0)} a draw`;
    rows.push(row(`seed ${seed}`, ess.toFixed(0), `R-hat ${rHat.toFixed(3)}, ${cost}, ${broken} broke off`));
  }
  return [
    'seeds: calibration of the demo study, effective draws of the coordinate that has fewest, bulk or tail',
    ...rows,
    `  at least ${ENOUGH} in ${enough} of ${SEEDS}: ${verdict(enough === SEEDS)}`,
  ];
}
