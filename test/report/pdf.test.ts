import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/document.ts';
import { formatChance, formatMoney } from '../../src/report/format.ts';
import { renderPdf } from '../../src/report/outputs/pdf/renderPdf.ts';
import type { SampleOptions } from '../helpers/sampleDecision.ts';
import { pdfPages } from './pdfText.ts';
import { sampleSource } from './sampleSource.ts';

const FONTS = ['Regular', 'It', 'Semibold', 'Bold'].map((face) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'node_modules', 'source-sans', 'TTF', `SourceSans3-${face}.ttf`)),
);

function printed(options: SampleOptions = {}): Uint8Array {
  return renderPdf(buildReport(sampleSource(options)), FONTS);
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');

describe('the PDF', () => {
  const bytes = printed();
  const pages = pdfPages(bytes);
  const raw = Buffer.from(bytes).toString('latin1');

  it('is tagged, in English, and says that it keeps PDF/UA', () => {
    expect(raw).toMatch(/^%PDF-1\.7/);
    expect(raw).toMatch(/\/Marked true/);
    expect(raw).toMatch(/\/Lang \(en-GB\)/);
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toMatch(/\/Alt \(A line that falls\.\)/);
  });

  it('answers on page one, with the numbers of the decision', () => {
    const { decision } = sampleSource();
    const { valueDifference, probabilityBetter } = decision.headline;
    expect(pages[0]).toContain(squeezed(buildReport(sampleSource()).headline));
    expect(pages[0]).toContain(formatMoney(valueDifference.mean, 'USD'));
    expect(pages[0]).toContain(squeezed(formatChance(probabilityBetter)));
    expect(pages[0]).toContain('Whatwouldchangetheanswer');
    expect(pages[0]).toContain('cautiousview');
  });

  it('numbers its pages, and has the contents on the second', () => {
    expect(pages[1]).toContain('Contents');
    expect(pages.filter((page, index) => !page.includes(`Page${index + 1}of${pages.length}`))).toEqual([]);
  });

  it('has the same bytes every time', () => {
    expect(Buffer.from(printed()).equals(Buffer.from(bytes))).toBe(true);
  });

  it('shows text of inputs as text', () => {
    const product = '*bold* #panic("x") $x$ `raw` <b> @ref = head \\u{41} [x] // y';
    expect(pdfPages(printed({ product }))[0]).toContain(squeezed(product));
  });

  it('survives names that no font can show, but does not claim PDF/UA then', () => {
    const odd = printed({ product: '水筒 \u{1f6b0} \u0000\u0007 \u202e abc \u2028 \ud800 \u0301' });
    expect(pdfPages(odd)[0]).toContain('abc');
    expect(Buffer.from(odd).toString('latin1')).not.toContain('pdfuaid');
  });

  it('is refused without its fonts rather than set in others', () => {
    expect(() => renderPdf(buildReport(sampleSource()), [])).toThrow(/unknown font family/);
  });
});

describe('a long table', () => {
  it('is cut in print, and says so', () => {
    const source = sampleSource();
    const [assumption] = source.decision.assumptions;
    if (assumption === undefined) throw new Error('the sample has assumptions');
    const assumptions = Array.from({ length: 301 }, (_, index) => ({ ...assumption, label: `Assumption ${index}` }));
    const text = pdfPages(renderPdf(buildReport({ ...source, decision: { ...source.decision, assumptions } }), FONTS)).join('');
    expect(text).toContain(squeezed('the first 300 of 301 rows; report.html has them all'));
    expect(text).toContain('Assumption299');
    expect(text).not.toContain('Assumption300');
  });
});
