import type { Decision } from '../../../decide/decision.ts';
import type { Spreadsheet } from '../../../tables/spreadsheet/spreadsheet.ts';
import { spreadsheetBytes } from '../../../tables/spreadsheet/spreadsheetBytes.ts';
import type { Report } from '../../document.ts';
import { assumptionsSheet, parameterNames, parameterRanges } from './assumptionsSheet.ts';
import { bandsSheet } from './bandsSheet.ts';
import { bookSource } from './bookSource.ts';
import { chartsSheet } from './chartsSheet.ts';
import { choiceRanges, decisionSheet } from './decisionSheet.ts';
import { modelLayout } from './modelLayout.ts';
import { NAMES } from './modelNames.ts';
import { modelSheet } from './modelSheet.ts';
import { plansLayout } from './plansLayout.ts';
import { listRanges, plansSheet } from './plansSheet.ts';
import { profitSheet } from './profitSheet.ts';
import { sourcesSheet } from './sourcesSheet.ts';

/** The workbook that goes with a report, as an XLSX file: the model as formulas, set to one plan beside `hold`. */
export function renderWorkbook(decision: Decision, report: Report): Uint8Array {
  return spreadsheetBytes(workbookOf(decision, report));
}

/** Every sheet of it. */
export function workbookOf(decision: Decision, report: Report): Spreadsheet {
  const source = bookSource(decision);
  const plans = plansLayout(source);
  const layout = modelLayout(source, plans);
  const names = parameterNames(source);
  const lists = listRanges(source, plans);
  const profit = profitSheet(source, layout);
  return {
    title: report.title,
    creator: 'discovery',
    sheets: [
      decisionSheet(source, { report, layout, profit }),
      plansSheet(source, plans, NAMES.readingNumber),
      assumptionsSheet(source),
      modelSheet(source, { plans, layout, names, of: 'chosen' }),
      modelSheet(source, { plans, layout, names, of: 'hold' }),
      profit.sheet,
      bandsSheet(decision),
      chartsSheet(source, layout, profit),
      sourcesSheet(source, report),
    ],
    names: new Map([
      ...choiceRanges(),
      [NAMES.plans, lists.plans],
      [NAMES.readings, lists.readings],
      ...parameterRanges(source, names),
    ]),
  };
}
