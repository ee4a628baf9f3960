/* Prints what the register says before any data, as the model's README shows it: `npm run gate`, from the project's folder. */
import { shippedModel } from '../helpers/shipped.ts';
import { BRANDS } from './brands.ts';
import { gate } from './gate.ts';

const model = shippedModel();
const readings = ['article', 'evidence'] as const;
const tables = readings.map((reading) => BRANDS.map((brand) => ({ brand, lines: gate(model, brand, { reading }).lines })));
const names = tables[0]?.[0]?.lines.map(({ name }) => name) ?? [];
process.stdout.write(`| line | ${BRANDS.map(({ name }) => name).join(' | ')} |\n|${'---|'.repeat(BRANDS.length + 1)}\n`);
for (const name of names) {
  const cells = BRANDS.map((_, index) =>
    tables
      .map((brands) => (brands[index]?.lines.find((line) => line.name === name)?.inside ?? Number.NaN).toFixed(2))
      .join(' / '),
  );
  process.stdout.write(`| ${name} | ${cells.join(' | ')} |\n`);
}
