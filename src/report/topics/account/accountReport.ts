import { formatIssue, type Issue } from '../../../core/error.ts';
import type { AccountResult, ProductRow } from '../../../portfolio/accountResult.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { frozen, type Report, type Section } from '../../document.ts';
import { formatGain, formatMoney, formatNumber, formatPercent } from '../../format.ts';
import {
  type AccountFacts,
  accountHeadline,
  accountLead,
  POOLED,
  POOLED_TITLES,
  pooledCells,
  productsText,
  ROW_TITLES,
  rowCells,
} from './accountWords.ts';

/** The report of an account: the answer, where to add and cut, what other amounts of money would bring, and what was left out. */
export function accountReport(result: AccountResult, facts: AccountFacts): Report {
  const { totals, currency } = result;
  const { program, name, seed, draws } = facts;
  return frozen({
    title: `Where should the money of ${name} go?`,
    product: name,
    subtitle: `${name} · ${productsText(totals.products)}${totals.leftOut > 0 ? ` of ${formatNumber(totals.products + totals.leftOut)}` : ''} · ${currency}`,
    headline: accountHeadline(result),
    lead: accountLead(result),
    claims: [],
    imprint: `${program.name} ${program.version} · seed ${seed} · ${formatNumber(draws)} simulated futures a product${facts.reading === '' ? '' : ` · ${facts.reading}`}`,
    status: [
      ['Method', facts.method],
      ['Program', `${program.name} ${program.version}, seed ${seed}`],
    ],
    sections: [
      answerSection(result),
      ...rankedSections(result),
      moneySection(result),
      basisSection(result, facts),
      leftOutSection(result, facts),
    ].filter(({ blocks }) => blocks.length > 0),
  });
}

/** Products on page one. */
const MATTER = 20;

function answerSection({ totals, currency, add, cut, shift }: AccountResult): Section {
  const rows = [
    [
      'Going on as before',
      formatMoney(totals.spend, currency),
      formatMoney(totals.hold.mean, currency),
      band(totals.hold, currency),
    ],
    [
      'What is advised',
      formatMoney(totals.spend + totals.extra, currency),
      formatMoney(totals.hold.mean + totals.gain.mean, currency),
      '',
    ],
    ['The difference', formatGain(totals.extra, currency), formatGain(totals.gain.mean, currency), band(totals.gain, currency)],
  ];
  const table = tableOf('The account', ['~All products', '>Money in the window', '>Worth', '>8 in 10 futures'], rows);
  const most = [...add, ...cut, ...shift].sort((a, b) => b.gain.mean - a.gain.mean || a.index - b.index).slice(0, MATTER);
  const matter = tableOf(
    `The ${most.length} that matter most`,
    [...ROW_TITLES],
    most.map((row) => rowCells(row, currency)),
  );
  return {
    id: 'answer',
    title: 'The account',
    appendix: false,
    blocks: [{ ...table, totals: [2] }, ...(most.length > 0 ? [matter] : [])],
  };
}

function band({ p10, p90 }: { readonly p10: number; readonly p90: number }, currency: string): string {
  return `${formatMoney(p10, currency)} to ${formatMoney(p90, currency)}`;
}

function rankedSections({ add, cut, shift, currency, totals: { advised } }: AccountResult): Section[] {
  const section = (
    id: string,
    title: string,
    { rows, of }: { readonly rows: readonly ProductRow[]; readonly of: number },
  ): Section => ({
    ...{ id, title, appendix: false },
    blocks:
      rows.length === 0
        ? []
        : [
            ...paragraphs(
              of > rows.length
                ? `The ${formatNumber(rows.length)} of ${formatNumber(of)} that gain most; products.csv has all.`
                : '',
            ),
            tableOf(
              `${title}, the most worth first`,
              [...ROW_TITLES],
              rows.map((row) => rowCells(row, currency)),
            ),
          ],
  });
  return [
    section('add', 'Where to add', { rows: add, of: advised.add }),
    section('cut', 'Where to cut', { rows: cut, of: advised.cut }),
    section('shift', 'Where to spend the same money otherwise', { rows: shift, of: advised.shift }),
  ];
}

function moneySection({ steps, currency }: AccountResult): Section {
  const rows = [...steps]
    .sort((a, b) => a.part - b.part)
    .map(({ part, extra, gain, price }) => [
      formatPercent(part, 0),
      formatGain(extra, currency),
      formatGain(gain, currency),
      formatMoney(100 * price, currency),
    ]);
  return {
    id: 'money',
    title: 'Other amounts of money',
    appendix: false,
    blocks: [
      ...paragraphs(
        'What the account would be worth with less or more money, each time divided over products by one price of money: every product does what is worth most after paying that price. The worth is that of the futures that the division was chosen on, so it flatters a little. The last row is all the money that anything earns back.',
      ),
      tableOf(
        'Money, and what it brings',
        ['Money, against today', '>More or less', '>Worth against today', `>The last ${formatMoney(100, currency)} brings`],
        rows,
      ),
    ],
  };
}

function basisSection({ totals }: AccountResult, { method, pooled }: AccountFacts): Section {
  const { withoutHistory, withoutPlan } = totals;
  return {
    id: 'basis',
    title: 'What this rests on',
    appendix: true,
    blocks: [
      ...paragraphs(
        method,
        withoutHistory > 0
          ? `${productsText(withoutHistory)} without a history: what is believed of them is the register's, and nothing corrected it.`
          : '',
        withoutPlan > 0
          ? `${productsText(withoutPlan)} without a plan of ${withoutPlan === 1 ? 'its' : 'their'} own: only steps from going on as before were tried.`
          : '',
        'What one product’s advertising does to the sales of another is left out.',
      ),
      ...(pooled.length > 0
        ? [...paragraphs(POOLED), tableOf('What products taught each other', [...POOLED_TITLES], pooled.map(pooledCells))]
        : []),
    ],
  };
}

function leftOutSection({ leftOut, reasons, totals }: AccountResult, { told }: AccountFacts): Section {
  const blocks: Block[] = [
    ...(told.length > 0 ? [{ kind: 'list', items: told } as const] : []),
    ...(totals.leftOut > 0
      ? [
          tableOf(
            `Why ${productsText(totals.leftOut)} ${totals.leftOut === 1 ? 'was' : 'were'} left out`,
            ['~Reason', '>Products'],
            reasons.map(({ reason, count }) => [reason, formatNumber(count)]),
          ),
          tableOf(
            leftOut.length < totals.leftOut ? `The first ${leftOut.length} of them` : 'Each of them',
            ['Product', '~What is wrong'],
            leftOut.map(({ id, issues }) => [id, issues.map(oneLine).join(' · ')]),
          ),
        ]
      : []),
  ];
  return { id: 'left-out', title: 'What was left out', appendix: true, blocks };
}

/** An issue in one line. */
export function oneLine(issue: Issue): string {
  const { excerpt: _, ...plain } = issue;
  return formatIssue(plain)
    .split('\n')
    .map((line) => line.trim())
    .join('; ');
}
