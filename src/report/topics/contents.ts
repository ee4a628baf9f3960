import type { Block } from '../block.ts';
import { otherCharts } from '../chartBlocks.ts';
import { acosSection } from './acos/acosSection.ts';
import { answerSection } from './answer/answerSection.ts';
import { backtestSection } from './backtest/backtestSection.ts';
import { calibrationSection, lessonsSection } from './calibration/calibrationSection.ts';
import { cashSection, readingSection, runOffSection } from './cash/cashSection.ts';
import { channelTableSection } from './channels/channelTable.ts';
import { dataSection } from './data/dataSection.ts';
import { judgementSentence, registerSection } from './data/registerSection.ts';
import { channelsSection, discoverySection, rankSection } from './discovery/discoverySection.ts';
import { equationsSection } from './explain/equationsSection.ts';
import { GLOSSARY } from './limits/glossary.ts';
import { conventions, weaknesses } from './limits/limitsWords.ts';
import { profitSection } from './profit/profitSection.ts';
import { sensitivitySection } from './sensitivity/sensitivitySection.ts';
import type { Context } from './topicContext.ts';

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
