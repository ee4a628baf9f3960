import { toPlainText } from '../../../../core/plainText.ts';
import { at } from '../../../../core/present.ts';
import type { Decision } from '../../../../decide/decision.ts';
import type { Program } from '../../../../program/program.ts';
import { emitScript } from '../../../../program/targets/script.ts';
import { base64, deflateRaw } from '../../../../tables/deflate.ts';
import { html, type Markup, trusted } from '../markup.ts';
import { LIVE_IDS, LIVE_KERNEL } from './livePlaces.ts';
import type { Fineness } from './packDraws.ts';
import { type FinenessOf, pageProgram, parcelOf } from './parcelOf.ts';

/** The part of a page that recomputes: where it shows, what it is given, and its two scripts, which the page's policy names by their hashes. */
export interface LivePart {
  /** The way to it, from the top of the page. */
  readonly jump: Markup;
  readonly section: Markup;
  readonly data: Markup;
  readonly scripts: readonly string[];
}

/**
 * What a page needs to compare the plans of a decision again; `bundle` is the program of `src/page/`, built for browsers. The draws are as
 * fine as there is room for in so many bytes, together with the scripts.
 */
export function livePart(decision: Decision, bundle: string, room: number): LivePart {
  const program = pageProgram(decision);
  const scripts = [emitScript(program, LIVE_KERNEL), bundle].map(scriptText);
  const taken = scripts.reduce((sum, { length }) => sum + length, 0);
  return { jump: JUMP, section: SECTION, data: fittingData(decision, program, room - taken), scripts };
}

/** As fine as fits; the coarsest where nothing does. */
function fittingData(decision: Decision, program: Program, room: number): Markup {
  const made = (fineness: Pair): Markup => dataOf(decision, program, (reading) => at(fineness, Math.min(1, reading)));
  for (const fineness of FINENESS) {
    const data = made(fineness);
    if (data.markup.length <= room) return data;
  }
  return made(COARSEST);
}

type Pair = readonly [own: Fineness, other: Fineness];

function pairOf(bits: number, other: number, own = 1000): Pair {
  return [
    { bits, count: own },
    { bits, count: other },
  ];
}

/** As coarse as the draws of the report's reading, and of the other, may become: nine bits are steps of a hundredth of a standard deviation. */
const COARSEST = pairOf(9, 250, 500);

/** From fine to coarse. */
const FINENESS = [
  pairOf(24, 1000),
  pairOf(16, 1000),
  pairOf(12, 1000),
  pairOf(12, 500),
  pairOf(10, 500),
  pairOf(10, 250),
  pairOf(9, 250),
];

function dataOf(decision: Decision, program: Program, finenessOf: FinenessOf): Markup {
  const { parcel, draws } = parcelOf(decision, program, finenessOf);
  const blocks = draws.map(
    (bytes, index) =>
      html`<script type="application/octet-stream" id="${LIVE_IDS.draws}-${index}">${trusted(base64(deflateRaw(bytes)))}</script>\n`,
  );
  return html`<script type="application/json" id="${LIVE_IDS.parcel}">${trusted(toPlainText(parcel))}</script>\n${blocks}`;
}

const JUMP = html`<p class="facts" id="${LIVE_IDS.jump}" hidden><a href="#${LIVE_IDS.section}">Change a plan or an assumption, and see</a></p>\n`;

/** Shown by its script: without one there is nothing to change. */
const SECTION = html`<section id="${LIVE_IDS.section}" aria-labelledby="live-title" hidden>
<h2 id="live-title">Change it, and see</h2>
<p id="${LIVE_IDS.sentence}"></p>
<p id="${LIVE_IDS.note}"></p>
<p id="${LIVE_IDS.status}" role="status"></p>
<div id="${LIVE_IDS.controls}"></div>
<div><p id="${LIVE_IDS.lead}"></p>
<div id="${LIVE_IDS.pictures}"></div></div>
</section>
`;

/** Nothing in a script may end it before its end. */
function scriptText(script: string): string {
  return script.trim().replace(/<(?=\/script|!--)/gi, '\\x3c');
}
