import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/decide/decision.ts';
import { buildCharts } from '../../../src/report/charts/buildCharts.ts';
import type { DrawnChart } from '../../../src/report/charts/chart.ts';
import { drawChart } from '../../../src/report/charts/drawChart.ts';
import {
  CHANNEL_COLOURS,
  CHART_WIDTH,
  GREYS,
  PART_COLOURS,
  PLAN_COLOURS,
  SIDE_COLOURS,
} from '../../../src/report/charts/theme.ts';
import { onceEach } from '../../helpers/onceEach.ts';
import { type SampleOptions, sampleDecision } from '../../helpers/sampleDecision.ts';
import { chartFonts, FACES } from './chartFonts.ts';

const HOSTILE = [
  '</text><script>alert(1)</script>',
  'datum.x',
  '{{7*7}}',
  "');throw 1//",
  '\u0000\u202e<b>&amp;"\'`$1',
  '__proto__',
];

/** Draws the charts that it is told and sums the bytes up. */
const PROGRAM = `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { drawChart } from '../../../src/report/charts/drawChart.ts';
  const [, , charts, regular, bold] = process.argv;
  const fonts = { regular: readFileSync(regular), bold: readFileSync(bold) };
  const sum = createHash('sha256');
  for (const chart of JSON.parse(readFileSync(charts, 'utf8'))) sum.update((await drawChart(chart, fonts)).svg);
  process.stdout.write(sum.digest('hex'));
`;

/** Charts by their position: all, or one in three. */
const ALL = (): boolean => true;
const THIRD = (index: number): boolean => index % 3 === 0;

async function drawAnew(decision: Decision, among: (index: number) => boolean = ALL): Promise<DrawnChart[]> {
  const drawn: DrawnChart[] = [];
  for (const chart of buildCharts(decision).filter((_, index) => among(index))) drawn.push(await drawChart(chart, chartFonts()));
  return drawn;
}

/** The charts of a sample, drawn once for all tests. */
const drawn = onceEach(([key = '']) =>
  drawAnew(key === 'hostile' ? hostileSample() : sampleDecision(JSON.parse(key) as SampleOptions)),
);
const drawSample = (options: SampleOptions = {}): Promise<DrawnChart[]> => drawn([JSON.stringify(options)]);

function hostileSample(): Decision {
  const sample = sampleDecision();
  const named = <Thing extends { readonly label: string }>(things: readonly Thing[], from: number): Thing[] =>
    things.map((thing, index) => ({ ...thing, label: HOSTILE[(index + from) % HOSTILE.length] ?? '' }));
  return { ...sample, plans: named(sample.plans, 0), channels: named(sample.channels, 3), tornado: named(sample.tornado, 0) };
}

describe('drawChart', () => {
  it('draws every chart at one width, in its font, without a background', async () => {
    for (const { svg, id } of await drawSample()) {
      expect(svg, id).toMatch(
        new RegExp(`^<svg xmlns="[^"]+" version="1.1" role="img" aria-label="[^"]+" width="${CHART_WIDTH}" height="\\d`),
      );
      expect(svg.match(/<text /g)?.length, id).toBeGreaterThan(4);
      expect(new Set(svg.match(/font-family="[^"]*"/g)), id).toEqual(new Set(['font-family="Source Sans 3"']));
      expect(svg, id).not.toMatch(/<rect|<image|<style|\bid=|url\(/);
    }
  });

  it('uses the colours of the theme and no others', async () => {
    const known: readonly string[] = [GREYS, PART_COLOURS, SIDE_COLOURS, PLAN_COLOURS, CHANNEL_COLOURS].flatMap((palette) =>
      Object.values(palette),
    );
    for (const { svg, id } of await drawSample()) {
      const used = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour);
      expect(
        used.filter((colour) => colour !== 'none' && colour !== 'transparent' && !known.includes(colour ?? '')),
        id,
      ).toEqual([]);
    }
  });

  it('has its places in hundredths of a pixel, and text as it is', async () => {
    for (const { svg, id } of await drawSample()) {
      const tags = (svg.match(/<[a-z][^>]*>/g) ?? []).slice(1);
      const places = tags.flatMap((tag) => tag.match(/ (?:transform|d|x|y|x1|x2|y1|y2|width|height)="[^"]*"/g) ?? []);
      expect(places.length, id).toBeGreaterThan(20);
      expect(
        places.filter((place) => /\.\d{3}|\de-|NaN/.test(place)),
        id,
      ).toEqual([]);
    }
    const sample = sampleDecision({ labels: new Map([['scale-ppc', 'x="0.1234"']]) });
    const [plans] = await drawAnew(sample, (index) => index === 0);
    expect(plans?.svg).toMatch(/>x=(?:"|&quot;)0\.1234(?:"|&quot;)</);
  });

  it('draws the same bytes twice', async () => {
    const [first, second] = [(await drawSample()).filter((_, index) => THIRD(index)), await drawAnew(sampleDecision(), THIRD)];
    expect(second.length).toBeGreaterThan(2);
    expect(second.map(({ svg }) => svg)).toEqual(first.map(({ svg }) => svg));
  });

  it('draws the same bytes in another process', async () => {
    const folder = mkdtempSync(join(import.meta.dirname, 'tmp-'));
    try {
      const program = join(folder, 'draw.mjs');
      buildSync({
        stdin: { contents: PROGRAM, resolveDir: import.meta.dirname, loader: 'ts' as const },
        outfile: program,
        bundle: true,
        platform: 'node',
        format: 'esm',
        packages: 'external',
        logLevel: 'error',
      });
      const charts = buildCharts(sampleDecision()).filter((_, index) => THIRD(index));
      writeFileSync(join(folder, 'charts.json'), JSON.stringify(charts));
      const elsewhere = execFileSync(process.execPath, [program, join(folder, 'charts.json'), ...FACES], { encoding: 'utf8' });
      const here = createHash('sha256');
      for (const { svg } of (await drawSample()).filter((_, index) => THIRD(index))) here.update(svg);
      expect(elsewhere).toBe(here.digest('hex'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const variants: [string, SampleOptions][] = [
    ['content wins', {}],
    ['PPC wins', { winner: 'ppc' }],
    ['hold wins', { winner: 'hold' }],
    ['a tie', { winner: 'tie' }],
    ['no history', { history: false }],
    ['a currency without a sign', { currency: 'CHF' }],
  ];
  it.each(variants)('shows no missing number and stays within the width: %s', async (_, options) => {
    for (const { svg, id, table, title, caption, alt } of await drawSample(options)) {
      const said = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ');
      expect([said, title, caption, alt, JSON.stringify(table)].join(' '), id).not.toMatch(
        /NaN|undefined|null|Infinity|\[object/,
      );
      expect(svg, id).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg, id).toContain(` width="${CHART_WIDTH}" `);
    }
  });

  it('takes names as text, whatever they contain', async () => {
    for (const { svg, id } of await drawn(['hostile'])) {
      expect(svg, id).not.toMatch(/<script|<b>|[\p{Cc}\u202e]/u);
      expect(svg.match(/</g)?.length, id).toBe(svg.match(/<\/?(svg|g|path|text|tspan|line)\b/g)?.length);
    }
  });

  it('shows a hostile name as it is written', async () => {
    const tornado = (await drawn(['hostile'])).find(({ id }) => id === 'tornado');
    for (const name of ['&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;', 'datum.x', '{{7*7}}', '__proto__'])
      expect(tornado?.svg).toContain(`>${name}<`);
  });
});
