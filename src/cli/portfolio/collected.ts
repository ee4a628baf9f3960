import { formatIssue } from '../../core/error.ts';
import {
  type Account,
  type AccountFacts,
  type AccountResult,
  type AccountSums,
  collect,
  FULL,
  issueOf,
  LEFT_OUT_COLUMNS,
  type LeftOut,
  leftOutCsv,
  type Model,
  type OutputFile,
  PRODUCT_COLUMNS,
  type ProductRow,
  pooledRows,
  productCsv,
  quickMethods,
  type RunOptions,
  renderPortfolio,
} from '../../pipeline.ts';
import { readFonts, sha256Base64 } from '../effects/programFiles.ts';
import { programVersion } from '../effects/programVersion.ts';
import type { WorkFolder } from '../effects/workFolder.ts';
import { CHECK, type MethodChoice } from './chooseMethod.ts';
import { recordsOf } from './parts.ts';

/** Products in the workbook at most; products.csv has all. */
const SHEET = 20_000;

/** Records that are all there. */
export interface Done {
  readonly account: Account;
  readonly work: WorkFolder;
  readonly sweep: number;
  readonly options: RunOptions;
  readonly name: string;
  readonly level: string;
  readonly model: Model;
  /** Money over that of going on as before, given the money of that. */
  readonly allowed: (spend: number) => number;
  /** What products taught each other; absent where they did not. */
  readonly sums?: AccountSums;
}

export interface Collected {
  readonly files: readonly OutputFile[];
  readonly result: AccountResult;
  readonly facts: AccountFacts;
}

/** Sums the records up in the products' order, and writes them as tables and a report. */
export async function collected({ account, work, sweep, options, name, level, model, sums, allowed }: Done): Promise<Collected> {
  const rows: string[] = [`${PRODUCT_COLUMNS.join(',')}\n`];
  const out: string[] = [`${LEFT_OUT_COLUMNS.join(',')}\n`];
  const [listed, left]: [ProductRow[], LeftOut[]] = [[], []];
  const result = collect({
    records: () => recordsOf(account, { work, sweep }),
    ...(account.rates && { rates: account.rates }),
    allowed,
    row: (row) => {
      rows.push(productCsv(row));
      if (listed.length < SHEET) listed.push(row);
    },
    leftOut: (record) => {
      out.push(leftOutCsv(record));
      if (left.length < SHEET) left.push(record);
    },
  });
  const facts: AccountFacts = {
    name,
    program: { name: 'discovery', version: programVersion() },
    seed: options.seed,
    draws: options.draws,
    reading: options.reading,
    method: methodText(level, work, options.draws),
    told: account.told.map((told) =>
      formatIssue(issueOf(told))
        .split('\n')
        .map((line) => line.trim())
        .join('; '),
    ),
    pooled: sums ? pooledRows(sums, model) : [],
  };
  const report = await renderPortfolio({ result, facts, rows: listed, leftOut: left, fonts: readFonts(), sha256Base64 });
  const tables = [
    { path: 'products.csv', content: rows.join('') },
    ...(out.length > 1 ? [{ path: 'left-out.csv', content: out.join('') }] : []),
  ];
  return { files: [...report.slice(0, -1), ...tables, ...report.slice(-1)], result, facts };
}

/** How posteriors were taken, and how that was found to do. */
function methodText(level: string, work: WorkFolder, draws: number): string {
  if (level === 'full' || !work.has(CHECK)) return `Posteriors: ${FULL.about}.`;
  const { method, sample, tried } = JSON.parse(work.read(CHECK)) as MethodChoice;
  const about = (quickMethods(draws).find(({ name }) => name === method) ?? FULL).about;
  if (sample.length === 0)
    return `Posteriors: ${about}. No product with a history was in the sample that methods are checked on.`;
  const told = tried.map(({ method: name, agreements, passes }) => {
    const shift = agreements.reduce((sum, one) => sum + one.shift, 0) / agreements.length;
    const stretch = agreements.reduce((sum, one) => sum + one.stretch, 0) / agreements.length;
    return `“${name}” ${passes ? 'agrees' : 'does not agree'}: its means lie ${shift.toFixed(2)} standard deviations from the full ones, its spreads differ ${stretch.toFixed(2)} times`;
  });
  return `Posteriors: ${about}. Checked against the full method on ${sample.join(', ')}, ${draws} draws each: ${told.join('; ')}.`;
}
