import { wonWord } from '../reportSetting.ts';
import { roleLabel } from '../roleSeries.ts';
import { sentenceStart } from '../text.ts';
import { answerSection } from './answer/answerSection.ts';
import { plansChart } from './answer/plansChart.ts';
import { backtestChart } from './backtest/backtestChart.ts';
import { backtestSection } from './backtest/backtestSection.ts';
import { calibrationSection, lessonsSection } from './calibration/calibrationSection.ts';
import { historyFit } from './calibration/historyFit.ts';
import { historyResiduals } from './calibration/historyResiduals.ts';
import { lessons } from './calibration/lessons.ts';
import { categoryMix } from './channels/categoryMix.ts';
import { channelsSection } from './channels/channelsSection.ts';
import { shareByChannel } from './channels/shareByChannel.ts';
import { channelTableSection } from './channelTable/channelTableSection.ts';
import { contributionSection } from './contribution/contributionSection.ts';
import { cumulativeContribution } from './contribution/cumulativeContribution.ts';
import { valueDistribution } from './contribution/valueDistribution.ts';
import { costRatioCauses } from './costRatio/costRatioCauses.ts';
import { costRatioChart } from './costRatio/costRatioChart.ts';
import { costRatioSection } from './costRatio/costRatioSection.ts';
import { dataSection } from './data/dataSection.ts';
import { delayChart } from './delay/delayChart.ts';
import { delaySection } from './delay/delaySection.ts';
import { equationsSection } from './explain/equationsSection.ts';
import { glossarySection } from './glossary/glossarySection.ts';
import { holdSection } from './hold/holdSection.ts';
import { informationSection } from './information/informationSection.ts';
import { testsChart } from './information/testsChart.ts';
import { limitsSection } from './limits/limitsSection.ts';
import { nextMoneyChart } from './nextMoney/nextMoneyChart.ts';
import { nextMoneySection } from './nextMoney/nextMoneySection.ts';
import { frontierChart } from './optimum/frontierChart.ts';
import { optimumSection } from './optimum/optimumSection.ts';
import { profitSection } from './profit/profitSection.ts';
import { quarterlyContribution } from './profit/quarterlyContribution.ts';
import { rankChart } from './rank/rankChart.ts';
import { rankSection } from './rank/rankSection.ts';
import { readingSection } from './reading/readingSection.ts';
import { registerSection } from './register/registerSection.ts';
import { runOffChart } from './runOff/runOffChart.ts';
import { runOffSection } from './runOff/runOffSection.ts';
import { sensitivitySection } from './sensitivity/sensitivitySection.ts';
import { tornado } from './sensitivity/tornado.ts';
import { dependentVersusEarned } from './split/dependentVersusEarned.ts';
import { splitSection } from './split/splitSection.ts';
import type { Topic } from './topic.ts';

/** The report's contents, in order. */
export const TOPICS: readonly Topic[] = [
  {
    id: 'answer',
    title: 'The answer',
    needs: ['value', 'cumulative'],
    parts: { 'what goes if ads stop': ['share', 'paid', 'advertising'], 'what to watch': ['channel', 'mention'] },
    charts: { plans: plansChart },
    build: answerSection,
  },
  {
    id: 'split',
    title: (model) => `Budget-dependent and earned ${wonWord(model)}`,
    needs: ['share', 'paid', 'advertising'],
    parts: { 'measured months': ['bought', 'demand'] },
    charts: { 'budget-dependent-versus-earned': dependentVersusEarned },
    build: splitSection,
  },
  {
    id: 'channels',
    title: (model) => sentenceStart(`${wonWord(model)} by channel`),
    needs: ['channel', 'part', 'mix'],
    charts: { 'share-by-channel': shareByChannel, 'category-mix': categoryMix },
    build: channelsSection,
  },
  {
    id: 'cost-ratio',
    title: (model) => roleLabel(model, 'cost_ratio'),
    needs: ['cost_ratio'],
    parts: { causes: ['click_price', 'channel', 'conversion'], factors: ['click_price', 'opening_price'] },
    charts: { 'cost-ratio': costRatioChart, 'cost-ratio-causes': costRatioCauses },
    build: costRatioSection,
  },
  {
    id: 'rank',
    title: (model) => roleLabel(model, 'rank'),
    needs: ['rank'],
    charts: { rank: rankChart },
    build: rankSection,
  },
  {
    id: 'contribution',
    title: 'Contribution over time, and payback',
    needs: ['contribution', 'cumulative', 'value'],
    charts: { 'cumulative-contribution': cumulativeContribution, 'value-difference': valueDistribution },
    build: contributionSection,
  },
  {
    id: 'run-off',
    title: 'What is left when spending stops',
    needs: ['share', 'paid', 'advertising'],
    charts: { 'run-off': runOffChart },
    build: runOffSection,
  },
  {
    id: 'next-money',
    title: 'What the next money earns',
    needs: ['value'],
    charts: { 'next-money': nextMoneyChart },
    build: nextMoneySection,
  },
  {
    id: 'optimum',
    title: 'The best plan within limits',
    needs: ['value'],
    charts: { frontier: frontierChart },
    build: optimumSection,
  },
  { id: 'delay', title: 'What waiting costs', needs: ['value'], charts: { delay: delayChart }, build: delaySection },
  { id: 'hold', title: 'What carrying on means', needs: ['value'], build: holdSection },
  { id: 'reading', title: 'The other reading', needs: ['readings'], build: readingSection },
  { id: 'sensitivity', title: 'What the answer hangs on', needs: ['value'], charts: { tornado }, build: sensitivitySection },
  {
    id: 'information',
    title: 'What to find out first',
    needs: ['value'],
    charts: { tests: testsChart },
    build: informationSection,
  },
  {
    id: 'profit',
    title: 'Profit and loss by quarter',
    needs: ['revenue', 'gross', 'contribution'],
    charts: { 'quarterly-contribution': quarterlyContribution },
    build: profitSection,
  },
  {
    id: 'calibration',
    title: 'What the history taught',
    needs: [],
    charts: { 'history-fit': historyFit, 'history-residuals': historyResiduals, lessons },
    build: calibrationSection,
  },
  {
    id: 'backtest',
    title: 'How well it would have forecast',
    needs: [],
    charts: { backtest: backtestChart },
    build: backtestSection,
  },
  { id: 'limits', title: 'What the model assumes, and where it may be wrong', needs: [], build: limitsSection },
  { id: 'glossary', title: 'Words', needs: [], build: glossarySection },
  {
    id: 'channel-table',
    title: 'The channel table',
    appendix: true,
    needs: ['table of words'],
    build: channelTableSection,
  },
  { id: 'equations', title: 'Equations', appendix: true, needs: [], build: equationsSection },
  { id: 'assumptions', title: 'Assumption register', appendix: true, needs: [], build: registerSection },
  {
    id: 'lessons',
    title: 'What the history taught, assumption by assumption',
    appendix: true,
    needs: [],
    build: lessonsSection,
  },
  { id: 'data', title: 'Data read', appendix: true, needs: [], build: dataSection },
];
