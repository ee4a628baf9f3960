/*
 * Whether products of the shipped model that teach each other are foretold better: `npm run pooling -- 120`, two sweeps over so many made-up
 * products whose truth is known. Prints planted and found means and spreads, and for short and long histories the continuous ranked
 * probability score (in scores of the register) alone and together with its paired error, and what 80 % intervals hold.
 */
import { at } from '../../src/core/present.ts';
import { atScore } from '../../src/numeric/distribution.ts';
import type { ProductTask } from '../../src/portfolio/evaluateProduct.ts';
import { type Pool, pooledAmong, type Spread } from '../../src/portfolio/pooled.ts';
import { pooledRows } from '../../src/portfolio/pooledRows.ts';
import { type AccountSums, addProduct, poolFor } from '../../src/portfolio/poolSums.ts';
import { learnFrom, unfolded } from '../../src/portfolio/productPosterior.ts';
import { productSeed } from '../../src/portfolio/productSeed.ts';
import { saidBy } from '../../src/portfolio/says.ts';
import { TEACHING } from '../../src/portfolio/schedules.ts';
import { tableAccount } from '../../src/portfolio/tableAccount.ts';
import type { CalibrationSource } from '../../src/posterior/calibrationSource.ts';
import { historySource } from '../../src/posterior/historySource.ts';
import { kernelsOf } from '../../src/run/kernels.ts';
import { loadStudy } from '../../src/study/loadStudy.ts';
import { marketplaceNamed } from '../../src/study/marketplaceNamed.ts';
import { DEFAULT_OPTIONS, shippedModel } from '../helpers/shipped.ts';
import { simulateHistories } from '../posterior/sbc/simulateHistories.ts';
import { accountRows, HEADERS } from '../studies/accountFiles.ts';
import { CATEGORIES, plantedScore } from '../studies/accountProducts.ts';
import { normalCrps } from './normalCrps.ts';
import { bytesOf } from './tables.ts';

const COUNT = Number(process.argv[2] ?? '60');
const P90 = 1.2815515655446;
const model = shippedModel();
const options = { ...DEFAULT_OPTIONS, reading: 'evidence', draws: 160, priorOnly: false } as const;

const kernelFor = unfolded(kernelsOf(model));

/** A product's months and money as it stands in the made-up account, with its place in what products are alike in. */
interface Product {
  readonly id: string;
  readonly category: string;
  readonly months: number;
  readonly source: CalibrationSource;
  readonly truth: ReadonlyMap<string, number>;
}

/** Its history drawn anew as the model says: all but the pooled parameters from what is believed. */
function productOf(task: ProductTask): Product {
  const study = loadStudy(task.files, model, { ...options, name: task.id, folder: task.folder });
  const { history } = study;
  if (!history) throw new Error(`${task.id} has no history`);
  const marketplace = marketplaceNamed(study.product, model.marketplaces);
  const seed = productSeed(1, task.id);
  const source = historySource({
    ...options,
    model,
    study: { ...study, history },
    marketplace,
    kernelFor,
    seed,
    schedule: TEACHING,
  });
  const centre = CATEGORIES.find(({ name }) => name === task.category)?.centre ?? 0;
  const alike = pooledAmong(source.assumptions, model);
  const truth = new Map(alike.map(({ id }) => [id, plantedScore(task.id, id, centre)]));
  const planted = new Map(alike.map((assumption) => [assumption.id, atScore(assumption, truth.get(assumption.id) ?? 0)]));
  const { columns } = simulateHistories(source, 1, { seed, planted });
  return { id: task.id, category: task.category, months: source.months, source: { ...source, columns: at(columns, 0) }, truth };
}

async function learnt({ source, id }: Product, pool: Pool): Promise<ReturnType<typeof saidBy>> {
  const { scores } = await learnFrom(source, { market: { model, seed: 1 }, pool, stated: new Set() });
  if (scores.size === 0) throw new Error(`nothing was learnt from ${id}`);
  return saidBy(scores);
}

const rows = Array.from({ length: COUNT }, (_, index) => accountRows(index));
const table = (name: keyof typeof HEADERS): string => `${HEADERS[name]}\n${rows.map((one) => one[name]).join('')}`;
const account = tableAccount(
  { products: bytesOf('products.csv', table('products.csv')), history: bytesOf('history.csv', table('history.csv')) },
  { folder: 'account', model },
);
const sums: AccountSums = new Map();
const alone: { readonly product: Product; readonly said: Awaited<ReturnType<typeof learnt>> }[] = [];
for (let index = 0; index < COUNT; index++) {
  try {
    const product = productOf(account.taskAt(index));
    const said = await learnt(product, new Map());
    alone.push({ product, said });
    addProduct(sums, product.category, said.says);
  } catch (error) {
    console.log(`left out: ${account.idAt(index)}, ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}
const cells: Cell[] = [];
for (const { product, said } of alone) {
  const together = await learnt(product, poolFor(sums, product.category, said.says));
  for (const [slot, before] of said.scores) {
    const [after, truth] = [together.scores.get(slot), product.truth.get(slot)];
    if (after && truth !== undefined) cells.push({ slot, months: product.months, truth, before, after });
  }
}

interface Cell {
  readonly slot: string;
  readonly months: number;
  readonly truth: number;
  readonly before: Spread;
  readonly after: Spread;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const errorOf = (values: readonly number[]): number =>
  Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)) / values.length);

console.log(
  'category,parameter,products that tell,mean,spread (planted: kitchen 0.5, garden −0.5, pets 0; spread 0.5, and all together 0 and 0.65)',
);
for (const { category, slot, products, mean, deviation } of pooledRows(sums, model))
  console.log([category || 'all', slot, products, mean.toFixed(2), deviation.toFixed(2)].join(','));
for (const [name, holds] of [
  ['up to 11 months', (months: number) => months < 12],
  ['12 to 23 months', (months: number) => months >= 12 && months < 24],
  ['24 months and more', (months: number) => months >= 24],
] as const) {
  const some = cells.filter(({ months }) => holds(months));
  const gains = some.map(({ truth, before, after }) => normalCrps(before, truth) - normalCrps(after, truth));
  const inside = (of: (cell: Cell) => Spread): string =>
    `${((100 * some.filter((cell) => Math.abs(cell.truth - of(cell).mean) < P90 * of(cell).deviation).length) / some.length).toFixed(0)} %`;
  const crps = meanOf(some.map(({ truth, before }) => normalCrps(before, truth)));
  console.log(
    `${name}: ${some.length} cells, CRPS alone ${crps.toFixed(4)}, better by ${meanOf(gains).toFixed(4)} ± ${errorOf(gains).toFixed(4)}; 80 % intervals hold ${inside(({ before }) => before)} alone, ${inside(({ after }) => after)} together`,
  );
}
