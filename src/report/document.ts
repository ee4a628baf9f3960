import { verdictOf } from '../decide/verdict.ts';
import type { Block } from './block.ts';
import type { Said } from './claims.ts';
import { formatNumber } from './format.ts';
import { settingOf } from './reportSetting.ts';
import type { ReportSource } from './reportSource.ts';
import { statusTerms } from './statusTerms.ts';
import { months, product, question } from './topics/answer/opening.ts';
import { pageOneOf } from './topics/answer/pageOne.ts';
import { TOPICS } from './topics/contents.ts';
import { unmet } from './topics/needs.ts';
import { type Topic, titleOf } from './topics/topic.ts';

/** A finished report: frozen, plain text and SVG only. HTML and PDF are written from it and from nothing else. */
export interface Report {
  /** The question. */
  readonly title: string;
  /** Product and marketplace. */
  readonly product: string;
  /** Product, marketplace, months. */
  readonly subtitle: string;
  /** The answer in one sentence, without a full stop. */
  readonly headline: string;
  /** What worth is, and where it comes from. */
  readonly lead: string;
  /** The sentences of page one about which plan is better, with what each claims. */
  readonly claims: readonly Said[];
  /** Program, version, seed and draws, in one line. */
  readonly imprint: string;
  /** What it rests on, and how to make it again. */
  readonly status: readonly (readonly [term: string, text: string])[];
  /** The answer first; appendices last. */
  readonly sections: readonly Section[];
}

export interface Section {
  /** Anchor, kebab-case. */
  readonly id: string;
  readonly title: string;
  /** Registers and equations: after the report proper. */
  readonly appendix: boolean;
  readonly blocks: readonly Block[];
}

/** Everything a reader will see, in order, in words. The same source gives the same report. */
export function buildReport(source: ReportSource): Report {
  const { decision, program } = source;
  const verdict = verdictOf(decision);
  const setting = settingOf(decision);
  const { model } = decision;
  const page = pageOneOf({ decision, verdict, setting });
  const sections = TOPICS.filter(({ needs }) => unmet(needs, model).length === 0).map(
    (topic): Section => ({
      id: topic.id,
      title: titleOf(topic, model),
      appendix: topic.appendix ?? false,
      blocks: topic.build({ ...source, charts: chartsOf(topic, source), verdict, setting }),
    }),
  );
  return frozen({
    title: question(decision),
    product: product(decision),
    subtitle: `${product(decision)} · ${months(decision, setting)}`,
    headline: page.headline.text,
    lead: page.lead.text,
    claims: [page.headline, page.lead, ...page.orders, page.elsewhere].filter(({ text }) => text !== ''),
    imprint: `${program.name} ${program.version} · seed ${decision.seed} · ${formatNumber(decision.draws)} simulated futures${model.readingNames.length > 0 ? ` · ${setting.reading}` : ''} · ${decision.calibration ? 'calibrated on the history' : 'prior only'}`,
    status: statusTerms(decision, program),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  });
}

function chartsOf({ charts = {} }: Topic, { charts: drawn }: ReportSource): ReportSource['charts'] {
  return Object.keys(charts).flatMap((id) => drawn.filter((chart) => chart.id === id));
}

/** The same object, it and all that hangs on it frozen.
 * @example
 * Object.isFrozen(frozen({ rows: [[1]] }).rows[0]) // => true */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
