import { describe, expect, it } from 'vitest';
import { CHANNEL_COLOURS, GREYS, PART_COLOURS, PLAN_COLOURS } from '../../src/report/charts/theme.ts';
import { buildReport } from '../../src/report/document.ts';
import { drawing } from '../../src/report/outputs/html/drawing.ts';
import { html } from '../../src/report/outputs/html/markup.ts';
import { renderHtml } from '../../src/report/outputs/html/renderHtml.ts';
import type { SampleOptions } from '../helpers/sampleDecision.ts';
import { chartFonts } from './charts/chartFonts.ts';
import { sampleSource, sha256Base64 } from './sampleSource.ts';

function page(options: SampleOptions = {}): string {
  return renderHtml(buildReport(sampleSource(options)), { sha256Base64 });
}

const HOSTILE = [
  '</script><img src=x onerror="alert(1)">',
  '"><svg onload=alert(1)>',
  "' onmouseover='x",
  '{{7*7}} #{7*7}',
  '<!-- ]]> &amp;',
  'a\u2028b\u0000c\ud800d',
];

describe('the page', () => {
  const text = page();

  it('allows itself one style sheet by its hash, and nothing else', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(text)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${sha256Base64(style)}'; font-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(text).not.toMatch(/<script|<link|<iframe|<img|\sstyle=|\son\w+=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  it('has landmarks, headings in order and a link past them', () => {
    const levels = [...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 1) + 1)).toBe(true);
    expect(text).toContain('<a class="skip" href="#main">');
    expect(text).toContain('<main id="main">');
  });

  it('leads from its contents to every section', () => {
    const links = [...text.matchAll(/<a href="#([^"]+)">/g)].map(([, id]) => id);
    expect(links).toEqual(buildReport(sampleSource()).sections.map(({ id }) => id));
    expect(links.filter((id) => !text.includes(`<section id="${id}"`))).toEqual([]);
  });

  it('gives every chart its alt text and its numbers as a table, and every id once', () => {
    expect(text.match(/<details><summary>/g)).toHaveLength(2);
    expect(text).toContain('role="img" aria-label="a chart"');
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text).toContain('clip-path="url(#tornado-clip1)"');
  });

  it('gives every colour of a chart that fades on a dark page another one', () => {
    for (const colour of [...Object.values(GREYS), ...PLAN_COLOURS, CHANNEL_COLOURS[0], PART_COLOURS.rest]) {
      expect(text).toContain(`svg [fill="${colour}"]{fill:`);
    }
  });

  it('is the same text every time', () => expect(page()).toBe(text));

  it('says that two plans are too close to call where they spend alike', () => {
    expect(page({ winner: 'tie' })).toContain('too close to call');
  });

  it.each(['content', 'ppc', 'hold', 'tie'] as const)(
    'says nothing unfinished where %s wins, with a history and without',
    (winner) => {
      for (const history of [true, false]) expect(page({ winner, history })).not.toMatch(/NaN|undefined|null|\[object|Infinity/);
    },
  );

  it('carries of a face the letters that it shows', () => {
    const report = buildReport(sampleSource());
    const small = { weight: 400, bytes: chartFonts().regular };
    const font =
      /src:url\(data:font\/woff;base64,([A-Za-z0-9+/=]+)\)/.exec(renderHtml(report, { sha256Base64, faces: [small] }))?.[1] ?? '';
    expect(font.length).toBeGreaterThan(10_000);
    expect(font.length).toBeLessThan(small.bytes.length / 10);
  });
});

/** Every tag of the page without the values of its attributes. */
function tags(text: string): string {
  return (text.replace(/<style>[\s\S]*?<\/style>/, '').match(/<[^>]*>/g) ?? [])
    .map((tag) => tag.replace(/"[^"]*"/g, '""'))
    .join('\n');
}

describe('text of inputs', () => {
  it.each(HOSTILE)('stays text as a product: %j', (product) => {
    const text = page({ product });
    expect(text).not.toMatch(/<img|<script|<svg on|<!--/);
    expect(tags(text)).not.toMatch(/\son\w+=/);
    expect(text).not.toMatch(/\0|\p{Cs}/u);
  });

  it.each(HOSTILE)('stays text as the label of a plan: %j', (label) => {
    const text = page({ labels: new Map([['scale-ppc', label]]) });
    expect(text).not.toMatch(/<img|<script|<svg on|<!--/);
    expect(tags(text)).not.toMatch(/\son\w+=/);
  });

  it('is shown as it was written', () => {
    expect(page({ product: '<b>&{{7*7}}' })).toContain('&lt;b&gt;&amp;{{7*7}} · Amazon US');
  });

  it('is escaped by the template, in lists and attributes too', () => {
    expect(html`<p title="${'"'}">${['<', html`<b>${'&'}</b>`, undefined, 1]}</p>`.markup).toBe(
      '<p title="&quot;">&lt;<b>&amp;</b>1</p>',
    );
  });
});

describe('a drawing', () => {
  it.each([
    '<svg><script>x</script></svg>',
    '<svg><foreignObject/></svg>',
    '<svg><a/></svg>',
    '<svg onload="x"></svg>',
    '<svg><g href="x"/></svg>',
  ])('that could act is refused: %s', (svg) => {
    expect(() => drawing(svg, 'chart')).toThrow('drawing of chart');
  });

  it('keeps text that only looks like an attribute', () => {
    const text = '<svg aria-label="x onload=y"><text>&lt;b onclick=x id="x" url(#x)</text></svg>';
    expect(drawing(text, 'a').markup).toBe(text);
  });
});

it('a report is frozen, whole', () => {
  const report = buildReport(sampleSource());
  const open: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) open.push(path);
    for (const [key, part] of Object.entries(value)) look(part, `${path}.${key}`);
  };
  look(report, 'report');
  expect(open).toEqual([]);
});
