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

/** As fine as fits; the coarsest where nothing does. What is sure not to fit, by what the coarsest takes, is not tried. */
function fittingData(decision: Decision, program: Program, room: number): Markup {
  const made = (pair: Pair) => dataOf(decision, program, (reading) => at(pair, Math.min(1, reading)));
  const coarsest = made(COARSEST);
  const weight = (pair: Pair, reading: number): number => {
    const { bits, count } = at(pair, Math.min(1, reading));
    return bits * Math.min(count, decision.draws);
  };
  const about = (pair: Pair): number =>
    coarsest.bytes.reduce((sum, bytes, reading) => sum + (bytes * weight(pair, reading)) / weight(COARSEST, reading), 0);
  for (const pair of FINENESS.filter((pair) => SURELY * about(pair) < room)) {
    const { markup } = made(pair);
    if (markup.markup.length <= room) return markup;
  }
  return coarsest.markup;
}

/** Of what it would be by the bits alone, the data is at least this part. */
const SURELY = 0.9;

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
  ...[24, 20, 16, 14, 12].map((bits) => pairOf(bits, 1000)),
  ...[12, 11, 10].map((bits) => pairOf(bits, 500)),
  ...[400, 300, 250].map((other) => pairOf(10, other)),
  pairOf(9, 250),
];

interface Data {
  readonly markup: Markup;
  /** Of the draws of each reading, as the page holds them. */
  readonly bytes: readonly number[];
}

function dataOf(decision: Decision, program: Program, finenessOf: FinenessOf): Data {
  const { parcel, draws } = parcelOf(decision, program, finenessOf);
  const texts = draws.map((bytes) => base64(deflateRaw(bytes)));
  const blocks = texts.map(
    (text, index) => html`<script type="application/octet-stream" id="${LIVE_IDS.draws}-${index}">${trusted(text)}</script>\n`,
  );
  return {
    markup: html`<script type="application/json" id="${LIVE_IDS.parcel}">${trusted(toPlainText(parcel))}</script>\n${blocks}`,
    bytes: texts.map(({ length }) => length),
  };
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
