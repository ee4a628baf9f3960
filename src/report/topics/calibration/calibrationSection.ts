import type { Decision } from '../../../decide/decision.ts';
import type { Diagnostics, Learnt } from '../../../posterior/calibration.ts';
import { type Block, paragraphs, tableOf } from '../../block.ts';
import { chartBlocks } from '../../chartBlocks.ts';
import { formatNumber, formatPercent, formatSignificant } from '../../format.ts';
import { readingLabel } from '../../reportSetting.ts';
import { inSteps, sentenceStart } from '../../text.ts';
import type { Context } from '../topic.ts';
import { basis, fitExplained } from './calibrationWords.ts';
import { allFindings } from './findingWords.ts';
import { testsTaught } from './testsTaught.ts';

/** What the history taught: the fit, what was learnt, what would tell more, and whether the sampling can be trusted. */
export function calibrationSection(context: Context): Block[] {
  const { decision } = context;
  const { calibration } = decision;
  if (!calibration) return paragraphs(basis(decision));
  const { learnt, tradeOffs } = calibration;
  return [
    ...paragraphs(`${basis(decision)} ${fitExplained(calibration, decision.model)}`),
    ...chartBlocks(context),
    ...(tradeOffs.length > 0
      ? [
          { kind: 'heading', text: 'What the history cannot separate' } as const,
          { kind: 'list', items: tradeOffs.slice(0, MOST_TRADE_OFFS).map(({ words }) => words) } as const,
        ]
      : []),
    ...testsTaught(calibration, decision.model),
    ...allFindings(decision),
    ...decisive(context, learnt),
    ...diagnosticsBlocks(decision, calibration.diagnostics),
  ];
}

const MOST_TRADE_OFFS = 6;

/** Of the assumptions that the answer hangs on most, those that the history has not taught, with what would. */
function decisive({ decision }: Context, learnt: readonly Learnt[]): Block[] {
  const bySlot = new Map(learnt.map((row) => [row.slot, row]));
  const rows = decision.tornado
    .flatMap(({ assumption }) => bySlot.get(assumption) ?? [])
    .filter(({ lesson }) => lesson !== 'learnt from your data')
    .slice(0, MOST_DECISIVE)
    .map((row) => [row.label, SHORT[row.lesson], whatWouldTell(row)]);
  if (rows.length === 0) return [];
  const titles = ['~~Assumption', 'Your data', '~~~What would tell'];
  return [
    tableOf(
      'What is worth measuring: assumptions that the answer hangs on and the history does not settle, widest swing first',
      titles,
      rows,
    ),
  ];
}

const MOST_DECISIVE = 8;

const SHORT: Readonly<Record<Learnt['lesson'], string>> = {
  'learnt from your data': 'learnt',
  partly: 'partly',
  'still prior: the data cannot tell': 'cannot tell',
};

/** Every assumption that the history can speak about: before, after, the lesson, and what would teach more. */
export function lessonsSection({ decision: { calibration, model } }: Context): Block[] {
  if (!calibration) return [];
  const range = ({ p10, p90 }: Learnt['prior']): string => `${formatSignificant(p10)} to ${formatSignificant(p90)}`;
  const rows = calibration.learnt.map((row) => [
    row.label,
    range(row.prior),
    range(row.posterior),
    formatPercent(Math.min(1, row.shareLeft), 0),
    SHORT[row.lesson],
    row.lesson === 'learnt from your data' ? '' : whatWouldTell(row),
  ]);
  const titles = ['~~Assumption', '>Before, P10 to P90', '>After', '>Spread left', 'Your data', '~~~What would tell'];
  return [
    ...paragraphs(
      inSteps(
        model.step,
      )`Every assumption that the measured months can speak about, most taught first. Spread left: the standard deviation after over that before.`,
    ),
    { ...tableOf('Before and after the history', titles, rows), small: true },
  ];
}

function whatWouldTell({ absentColumns, toldBy }: Learnt): string {
  const columns = absentColumns.length > 0 ? `In history.csv: ${absentColumns.join(', ')}` : '';
  return [sentenceStart(toldBy), columns].filter(Boolean).join('. ');
}

function diagnosticsBlocks({ model, otherReading, reading }: Decision, diagnostics: Diagnostics): Block[] {
  const labelOf = (name: string): string => (name === '' ? '' : sentenceStart(readingLabel(model, name)));
  const named = reading === '' ? [] : ['Reading'];
  const effort = diagnostics.gradients ? ['>Gradients', '>Broke off'] : ['>Evaluations'];
  const titles = [...named, '>R-hat, worst', '>ESS bulk, least', '>ESS tail, least', '>Runs × chains', '>Kept', ...effort];
  const row = (name: string, of: Diagnostics): string[] => [
    ...named.map(() => name),
    of.worstRHat.toFixed(3),
    ...[of.fewestBulk, of.fewestTail].map((value) => formatNumber(Math.floor(value))),
    `${of.runs} × ${of.chains}`,
    ...[of.kept, of.evaluations, ...(diagnostics.gradients ? [of.broken] : [])].map((value) => formatNumber(value)),
  ];
  const others = otherReading?.diagnostics ? [row(labelOf(otherReading.reading), otherReading.diagnostics)] : [];
  return [
    { kind: 'heading', text: 'Whether the sampling can be trusted' },
    ...paragraphs(diagnostics.verdict),
    tableOf(
      'Diagnostics after Vehtari et al. 2021: R-hat across independent runs must be below 1.01, effective draws (ESS) at least 400',
      titles,
      [row(labelOf(reading), diagnostics), ...others],
    ),
  ];
}
