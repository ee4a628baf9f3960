import { stream } from '../../src/numeric/random.ts';
import { DEFAULT_SCHEDULE } from '../../src/posterior/samplingSchedule.ts';
import { createTarget } from '../../src/posterior/target.ts';
import { shippedStudy } from '../posterior/shippedWorld.ts';
import { median, type Part, row, timed, verdict } from './part.ts';

/** Places at a time, as a run of the sampler asks for them. */
const TOGETHER = 2;
const CALLS = 400;
const ROUNDS = 15;
/** A gradient may cost so many densities. */
const MOST = 2.2;

/** The log posterior of the demo study, alone and with all of its derivatives, in turns. */
export const GRADIENT: Part = { name: 'gradient', measure };

async function measure(): Promise<string[]> {
  const source = shippedStudy('demo').source(DEFAULT_SCHEDULE);
  const target = createTarget(source);
  const width = target.coordinates.length;
  const next = stream(1, 'bench/gradient');
  const places = Float64Array.from({ length: TOGETHER * width }, () => 0.3 * (next() - 0.5));
  const slopes = new Float64Array(places.length);
  const density = (): unknown => target.logDensity(places, TOGETHER);
  const gradient = (): unknown => target.withGradient?.(places, TOGETHER, slopes);
  const made = await timed(() => [density(), gradient()]);
  const rounds = [];
  for (let round = 0; round < ROUNDS + 3; round++) rounds.push({ density: await each(density), gradient: await each(gradient) });
  const settled = rounds.slice(3);
  const ratio = median(settled.map((one) => one.gradient / one.density));
  const told = (name: string, of: 'density' | 'gradient'): string => {
    const micros = median(settled.map((one) => one[of]));
    return row(name, `${micros.toFixed(1)} µs`, `${((micros * 1000) / source.months).toFixed(0)} ns a month`);
  };
  return [
    `gradient: log posterior of the demo study, ${width} coordinates, ${source.months} months, a place, ${TOGETHER} places a call; both programs made in ${made.seconds.toFixed(1)} s`,
    told('density', 'density'),
    told('density and all derivatives', 'gradient'),
    `  ratio ${ratio.toFixed(2)}, target ${MOST}: ${verdict(ratio <= MOST)}; by differences it would be ${2 * width} densities`,
  ];
}

/** Microseconds a place. */
async function each(compute: () => unknown): Promise<number> {
  const { seconds } = await timed(() => {
    for (let call = 0; call < CALLS; call++) compute();
  });
  return (seconds * 1e6) / CALLS / TOGETHER;
}
