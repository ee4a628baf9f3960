import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outlinedText } from '../../src/report/charts/outlinedText.ts';
import { buildReport } from '../../src/report/document.ts';
import { renderSlide } from '../../src/report/outputs/pdf/renderSlide.ts';
import { ROOT } from '../helpers/sources.ts';
import { sampleSource } from './sampleSource.ts';

const face = (name: string): Uint8Array => readFileSync(join(ROOT, 'node_modules/source-sans/TTF', `SourceSans3-${name}.ttf`));
const FONTS = [face('Regular'), face('It'), face('Semibold'), face('Bold')] as const;
const FACES = { regular: FONTS[0], bold: FONTS[3] };

describe('page one as a slide', () => {
  const { charts, ...rest } = sampleSource();
  const plans = charts.map((chart, index) => (index === 0 ? { ...chart, id: 'plans' } : chart));
  const report = buildReport({ ...rest, charts: plans });
  const svg = renderSlide(report, FONTS);

  it('is one page of 16 : 9', () => expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 960 540"/));

  it('asks for no typeface, holds no picture, links to nothing and runs nothing', () => {
    expect(svg).not.toMatch(/<text|font-family|<image|<script|<foreignObject|(?:href|src)="(?!#)/);
    expect(svg).toContain('stroke="#0068a8"');
  });

  it('is the same each time', () => expect(renderSlide(report, FONTS)).toBe(svg));

  it('says why where an answer is withheld, without a chart', () => {
    const [answer, ...sections] = report.sections;
    const blocks = [{ kind: 'paragraph' as const, text: 'The months do not add up.' }];
    const bare = { ...report, sections: [...(answer ? [{ ...answer, blocks }] : []), ...sections] };
    expect(renderSlide(bare, FONTS)).toMatch(/^<svg [^>]*viewBox="0 0 960 540"/);
    expect(renderSlide(bare, FONTS)).not.toContain('stroke="#0068a8"');
  });

  it('makes letters smaller where there is more to say, and puts none upon another', () => {
    const items = report.sections[0]?.blocks.flatMap((block) => (block.kind === 'orders' ? block.items : [])) ?? [];
    expect(items.length).toBeGreaterThan(1);
    const lead = Array(3).fill(report.lead).join(' ');
    const [scale = 1] = [...renderSlide({ ...report, lead }, FONTS).matchAll(/matrix\((0\.[\d]+) 0 0 \1 /g)].map(([, part]) =>
      Number(part),
    );
    expect(scale).toBeLessThan(1);
    expect(scale).toBeGreaterThan(0.2);
  });

  it('stays one page, smaller, however much there is to say', () => {
    const lead = Array(40).fill(report.lead).join(' ');
    expect(renderSlide({ ...report, lead }, FONTS)).toMatch(/^<svg [^>]*viewBox="0 0 960 540"/);
  });
});

describe('letters as shapes', () => {
  const text = (attributes: string, inner: string) =>
    outlinedText(`<g><text ${attributes} font-size="10px" fill="#123456">${inner}</text></g>`, FACES);
  const xs = (svg: string): number[] => [...svg.matchAll(/[MLQ ]?(-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));

  it('stand to the right, to the left or on both sides of their place', () => {
    const [start, middle, end] = ['start', 'middle', 'end'].map((anchor) => xs(text(`text-anchor="${anchor}"`, 'Hold')));
    expect(Math.min(...(start ?? []))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...(end ?? []))).toBeLessThanOrEqual(0);
    expect(Math.abs(Math.max(...(middle ?? [])) + Math.min(...(middle ?? [])))).toBeLessThan(1);
  });

  it('keep colour and place, and lines stand below each other', () => {
    const svg = text('transform="translate(3,4)"', '<tspan>A</tspan><tspan x="0" dy="13">A</tspan>');
    expect(svg).toMatch(/^<g><path transform="translate\(3,4\)" fill="#123456" d="M[^"]+"\/><\/g>$/);
    const ys = [...svg.matchAll(/[\d.]+ (-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.max(...ys)).toBe(13);
    expect(Math.min(...ys)).toBeLessThan(0);
  });

  it('reads entities, and leaves a text that the typeface cannot draw', () => {
    expect(text('', 'a&amp;b')).not.toBe(text('', 'ab'));
    expect(xs(text('', 'a&amp;b')).length).toBeLessThan(xs(text('', 'aamp;b')).length);
    expect(text('', '\u5e83\u544a')).toContain('<text');
  });
});
