import { scoreOf } from './score.ts';
import { KINDS, worldOf } from './world.ts';

/** `npm run worlds [seeds] [kind]`: histories of businesses that are not the model, and what the program makes of them; a row a run. */
const [seeds = '3', only = ''] = process.argv.slice(2);
const number = (value: number): string => value.toFixed(0);

console.log(
  '| world | seed | plan | truth | mean | 80 % interval | covers | P(better) | worst R-hat | content block moved | seconds | findings |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|---|---|');
for (const kind of KINDS.filter((one) => one.includes(only)))
  for (let seed = 1; seed <= Number(seeds); seed++) {
    const { said, rHat, placebo, seconds, findings } = await scoreOf(worldOf(kind, seed));
    for (const [plan, { truth, mean, low, high, better }] of said) {
      const covers = low <= truth && truth <= high ? 'yes' : 'no';
      const moved = `${placebo.moved.toFixed(2)} sd, ${placebo.errors.toFixed(1)} errors (${placebo.slot})`;
      const cells = [
        kind,
        seed,
        plan,
        number(truth),
        number(mean),
        `${number(low)} to ${number(high)}`,
        covers,
        better.toFixed(3),
      ];
      console.log(`| ${[...cells, rHat.toFixed(3), moved, number(seconds), findings.join(', ')].join(' | ')} |`);
    }
  }
