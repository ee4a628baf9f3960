import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { withFolder } from '../helpers/program.ts';

const MONTHS = [31, 31, 30, 31];

/** One file of the console with the rows of three countries: spend of 10.00 a day in the US, 20.00 in Canada, 300.00 in Mexico. */
const CAMPAIGNS = [
  'Date,Ad product,Budget currency,Country,Campaign name,Impressions,Clicks,Total cost,Sales',
  ...MONTHS.flatMap((days, month) =>
    Array.from(
      { length: days },
      (_, at) => `2026-${String(month + 7).padStart(2, '0')}-${String(at + 1).padStart(2, '0')}`,
    ).flatMap((day) => [
      `${day},Sponsored Products,USD,United States,Lids,900,10,10.00,40.00`,
      `${day},Sponsored Products,CAD,Canada,Lids,900,10,20.00,70.00`,
      `${day},Sponsored Products,MXN,Mexico,Lids,900,10,300.00,90.00`,
    ]),
  ),
].join('\n');

/** A report of the example numbers is refused. */
function fillIn(study: string): void {
  for (const [name, from, to] of [
    ['product.csv', '30.00', '31.00'],
    ['plans/scale-ppc.csv', '26000', '1600'],
    ['plans/invest-in-content.csv', '20000', '310'],
  ] as const) {
    const path = join(study, name);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
  }
}

it('a seller with three countries in one file gets a report in each of them', () =>
  withFolder(async (cwd) => {
    for (const [place, currency, spend] of [
      ['US', 'USD', '1,230.00'],
      ['CA', 'CAD', '2,460.00'],
      ['MX', 'MXN', '36,900.00'],
    ] as const) {
      expect(await runHere(['new', place], { cwd })).toMatchObject({ code: 0, stderr: '' });
      const product = join(cwd, place, 'product.csv');
      const facts = readFileSync(product, 'utf8').replace(/^marketplace,[^,]*/m, `marketplace,${place}`);
      writeFileSync(product, facts.replace(/^currency,[^,]*/m, `currency,${currency}`));
      fillIn(join(cwd, place));
      rmSync(join(cwd, place, 'history.csv'));
      mkdirSync(join(cwd, place, 'exports'));
      writeFileSync(join(cwd, place, 'exports/Campaign 15M.csv'), CAMPAIGNS);
      const checked = await runHere(['check', place], { cwd });
      expect(checked).toMatchObject({ code: 0, stderr: '' });
      expect(checked.stdout.replace(/ +/g, ' ')).toContain(`\nad_spend ${spend} ${spend} 0.00\n`);
    }
    const reported = await runHere(['report', 'US', '--prior-only', '--draws', '100', '--skip-backtest', '--out', 'made'], {
      cwd,
    });
    expect(reported.code).toBe(0);
    expect(readFileSync(join(cwd, 'made/report.html'), 'utf8')).toContain('marketplace CA, not US');
  }));
