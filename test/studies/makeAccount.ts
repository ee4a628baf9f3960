/*
 * Writes a made-up account of any size: `npm run make-account -- 5000 tmp/account`; without words the one that ships, inputs/portfolio.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountRows, HEADERS, RULES } from './accountFiles.ts';

const SHIPPED = 40;
const AT_ONCE = 500;

const [count = String(SHIPPED), folder = 'inputs/portfolio'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'rules.csv'), RULES);
for (const [name, header] of Object.entries(HEADERS)) writeFileSync(join(folder, name), `${header}\n`);
for (let from = 0; from < Number(count); from += AT_ONCE) {
  const indices = Array.from({ length: Math.min(AT_ONCE, Number(count) - from) }, (_, index) => from + index);
  const rows = indices.map(accountRows);
  for (const name of Object.keys(HEADERS) as (keyof typeof HEADERS)[])
    appendFileSync(join(folder, name), rows.map((one) => one[name]).join(''));
}
