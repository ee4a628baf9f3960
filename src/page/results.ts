import type { Decision } from '../decide/decision.ts';
import { verdictOf } from '../decide/verdict.ts';
import type { Chart } from '../report/charts/chart.ts';
import { paintChart } from '../report/charts/paint/paintChart.ts';
import type { Measure } from '../report/charts/paint/painted.ts';
import { settingOf } from '../report/reportSetting.ts';
import { imperative } from '../report/topics/answer/imperative.ts';
import { lead } from '../report/topics/answer/lead.ts';
import { plansChart } from '../report/topics/answer/plansChart.ts';
import { cumulativeContribution } from '../report/topics/contribution/cumulativeContribution.ts';
import { quarterlyContribution } from '../report/topics/profit/quarterlyContribution.ts';
import { dependentVersusEarned } from '../report/topics/split/dependentVersusEarned.ts';
import type { DrawChart } from '../report/topics/topic.ts';
import { element } from './element.ts';

/** The pictures that are drawn again, as the report draws them. */
const PICTURES: Readonly<Record<string, DrawChart>> = {
  plans: plansChart,
  split: dependentVersusEarned,
  cumulative: cumulativeContribution,
  quarters: quarterlyContribution,
};

/** What the page says of a decision: page one's sentences and the pictures. */
export interface Shown {
  readonly sentence: string;
  readonly lead: string;
  readonly pictures: readonly (Omit<Chart, 'id'> & { readonly id: string })[];
}

export function shownOf(decision: Decision): Shown {
  const telling = { decision, verdict: verdictOf(decision), setting: settingOf(decision) };
  return {
    sentence: `${imperative(telling).text}.`,
    lead: telling.verdict.withheld === undefined ? lead(telling).text : telling.verdict.withheld.says,
    pictures: Object.entries(PICTURES).flatMap(([id, draw]) => {
      const chart = draw(decision);
      return chart ? [{ id, ...chart }] : [];
    }),
  };
}

/** Puts the pictures into their figures; a figure once made stays, so that nothing jumps. */
export function showPictures(into: HTMLElement, { pictures }: Shown, measure: Measure): void {
  for (const picture of pictures) {
    const figure = into.querySelector(`[data-picture="${picture.id}"]`) ?? into.appendChild(frameFor(picture.id));
    const [title, caption, drawn] = ['strong', 'figcaption span', '.scroll'].map((place) => figure.querySelector(place));
    if (title) title.textContent = picture.title;
    if (caption) caption.textContent = picture.caption;
    drawn?.setAttribute('aria-label', `Chart: ${picture.title}`);
    if (drawn) drawn.innerHTML = paintChart(picture, measure);
  }
}

function frameFor(id: string): HTMLElement {
  return element(
    'figure',
    { 'data-picture': id },
    element('figcaption', {}, element('strong'), ' ', element('span')),
    element('div', { class: 'scroll', role: 'region', tabindex: '0' }),
  );
}

/** Pixels of a text in the page's own type. */
export function pageMeasure(): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return (text, { fontSize, fontWeight = 400 }) => {
    const font = `${fontWeight >= 600 ? 600 : 400} ${fontSize}px 'Source Sans 3', system-ui, sans-serif`;
    const key = `${font}/${text}`;
    const width = known.get(key) ?? measured(pen, font, text);
    known.set(key, width);
    return width;
  };
}

function measured(pen: CanvasRenderingContext2D | null, font: string, text: string): number {
  if (!pen) return 0;
  pen.font = font;
  return pen.measureText(text).width;
}
