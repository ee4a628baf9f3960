import type { AccountResult } from '../portfolio/accountResult.ts';
import { pageFaces } from './fonts/pageFaces.ts';
import { renderHtml } from './outputs/html/renderHtml.ts';
import { renderPdf } from './outputs/pdf/renderPdf.ts';
import type { OutputFile, RenderSource } from './renderReport.ts';
import { type AccountBook, accountBook } from './topics/account/accountBook.ts';
import { accountJson } from './topics/account/accountJson.ts';
import { accountReport } from './topics/account/accountReport.ts';
import type { AccountFacts } from './topics/account/accountWords.ts';

/** What an account's report is made of. */
export interface AccountSource extends Pick<RenderSource, 'fonts' | 'sha256Base64'> {
  readonly result: AccountResult;
  readonly facts: AccountFacts;
  /** Rows of the workbook. */
  readonly rows: AccountBook['rows'];
  readonly leftOut: AccountBook['leftOut'];
}

/** The files of an account's report but its tables of products. The same source gives the same bytes. */
export function renderAccount(source: AccountSource): OutputFile[] {
  const { result, facts, fonts, sha256Base64 } = source;
  const report = accountReport(result, facts);
  return [
    { path: 'portfolio.html', content: renderHtml(report, { sha256Base64, faces: pageFaces(fonts) }) },
    { path: 'portfolio.pdf', content: renderPdf(report, fonts) },
    { path: 'portfolio.xlsx', content: accountBook(source) },
    { path: 'portfolio.json', content: accountJson(result, facts) },
  ];
}
