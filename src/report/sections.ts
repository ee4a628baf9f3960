import type { Block } from './block.ts';
import type { Context } from './context.ts';
import { acosSection } from './sections/acos.ts';
import { answerSection } from './sections/answer.ts';
import { backtestSection } from './sections/backtest.ts';
import { calibrationSection, lessonsSection } from './sections/calibration.ts';
import { channelTableSection } from './sections/channelTable.ts';
import { otherCharts } from './sections/charts.ts';
import { dataSection } from './sections/data.ts';
import { channelsSection, discoverySection, rankSection } from './sections/discovery.ts';
import { equationsSection } from './sections/equations.ts';
import { cashSection, readingSection, runOffSection } from './sections/money.ts';
import { profitSection } from './sections/profit.ts';
import { judgementSentence, registerSection } from './sections/register.ts';
import { sensitivitySection } from './sections/turns.ts';
import { GLOSSARY } from './wording/glossary.ts';
import { conventions, weaknesses } from './wording/limits.ts';

interface SectionPlan {
  readonly id: string;
  readonly title: string;
  readonly appendix?: boolean;
  readonly build: (context: Context) => readonly Block[];
}

/** The report's contents, in order. A section without blocks is left out. */
export const SECTIONS: readonly SectionPlan[] = [
  { id: 'answer', title: 'The answer', build: answerSection },
  { id: 'discovery', title: 'Budget-dependent and earned discovery', build: discoverySection },
  { id: 'channels', title: 'Discovery by channel', build: channelsSection },
  { id: 'acos', title: 'Advertising cost of sales', build: acosSection },
  { id: 'rank', title: 'Organic rank', build: rankSection },
  { id: 'cash', title: 'Cash and payback', build: cashSection },
  { id: 'run-off', title: 'What is left when spending stops', build: runOffSection },
  { id: 'reading', title: 'The other reading', build: readingSection },
  { id: 'sensitivity', title: 'What the answer hangs on', build: sensitivitySection },
  { id: 'profit', title: 'Profit and loss by quarter', build: profitSection },
  { id: 'calibration', title: 'What the history taught', build: calibrationSection },
  { id: 'backtest', title: 'How well it would have forecast', build: backtestSection },
  { id: 'charts', title: 'Further charts', build: otherCharts },
  { id: 'limits', title: 'What the model assumes, and where it may be wrong', build: limitsSection },
  { id: 'glossary', title: 'Words', build: () => [{ kind: 'terms', terms: GLOSSARY }] },
  { id: 'channel-table', title: 'The channel table', appendix: true, build: channelTableSection },
  { id: 'equations', title: 'Equations', appendix: true, build: equationsSection },
  { id: 'assumptions', title: 'Assumption register', appendix: true, build: registerSection },
  { id: 'lessons', title: 'What the history taught, assumption by assumption', appendix: true, build: lessonsSection },
  { id: 'data', title: 'Data read', appendix: true, build: dataSection },
];

function limitsSection({ setting, decision }: Context): Block[] {
  return [
    { kind: 'heading', text: 'How the figures are made' },
    { kind: 'list', items: conventions(setting) },
    { kind: 'heading', text: 'Where the model may be wrong' },
    { kind: 'list', items: [judgementSentence(decision.assumptions), ...weaknesses(setting)] },
  ];
}
