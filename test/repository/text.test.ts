import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, ROOT, readProject } from '../helpers/sources.ts';

const TEXT = /\.(?:ts|md|yaml|yml|csv|json|html|css|typ|svg|txt|npmrc|gitignore)$|^LICENSE$|^\.ci\//;
const FILES = projectFiles().filter(
  (path) => TEXT.test(path) && path !== 'package-lock.json' && path !== 'test/repository/text.test.ts',
);
const MARKDOWN = FILES.filter((path) => path.endsWith('.md'));
const CSV = FILES.filter((path) => path.endsWith('.csv'));

/** What no committed text may hold, and a text that shows the rule at work. */
const FORBIDDEN: readonly (readonly [string, RegExp, string])[] = [
  [
    'a path of somebody’s machine',
    /(?<![\w.~-])\/(?:work|root|home|Users|private|var\/folders)\/\w|\b[A-Z]:\\Users\\/,
    'see /home/ann/x',
  ],
  [
    'a package registry or a private host',
    /\bregistry\.\w|\/\/(?:localhost|10\.\d|192\.168\.|127\.0\.)/,
    'from //localhost:4873/x',
  ],
  ['a work mark', /\b(?:TODO|FIXME|XXX|HACK)\b/, 'TODO: more'],
  ['how it was written', /\bco-authored-by\b|\bas an ai\b|\bsub-?agents?\b|\bthis (?:chat|conversation)\b/i, 'As an AI, …'],
  ['a secret', /-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:ghp|npm|sk)_[A-Za-z0-9]{20,}/, '-----BEGIN PRIVATE KEY'],
];

/** Lines of `path` that match, as `path:line`. */
function linesWith(path: string, pattern: RegExp): string[] {
  return readProject(path)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []));
}

describe('committed text', () => {
  it.each(FORBIDDEN)('holds no trace of %s', (_what, pattern, sample) => {
    expect(sample).toMatch(pattern);
    expect(FILES.flatMap((path) => linesWith(path, pattern))).toEqual([]);
  });

  it('is UTF-8 without broken characters', () => {
    expect(FILES.filter((path) => readProject(path).includes('\uFFFD'))).toEqual([]);
  });
});

describe('links', () => {
  it('in Markdown lead to files that exist, and to headings that exist', () => {
    expect(
      MARKDOWN.flatMap((path) =>
        linksOf(path)
          .filter((link) => !leadsSomewhere(path, link))
          .map((link) => `${path}: ${link}`),
      ),
    ).toEqual([]);
  });

  it('in Markdown and CSV to the web are whole and go over https', () => {
    const odd = [...MARKDOWN, ...CSV].flatMap((path) =>
      (readProject(path).match(/\bhttps?:[^\s"')>\],;]*/g) ?? []).filter((link) => !isWeb(link)),
    );
    expect(odd).toEqual([]);
  });
});

function linksOf(path: string): string[] {
  const prose = readProject(path).replace(/```[\s\S]*?```/g, '');
  const inline = [...prose.matchAll(/\]\(([^)\s]+)(?: "[^"]*")?\)/g), ...prose.matchAll(/(?:src|href|srcset)="([^"]+)"/g)];
  return inline.map((match) => match[1] ?? '').filter((link) => !/^(?:https?|mailto):/.test(link));
}

function leadsSomewhere(path: string, link: string): boolean {
  const [file = '', heading] = link.split('#');
  const target = file === '' ? path : join(dirname(path), decodeURIComponent(file));
  if (!existsSync(join(ROOT, target))) return false;
  return heading === undefined || !target.endsWith('.md') || headingsOf(target).includes(heading);
}

/** Headings as GitHub names their anchors. */
function headingsOf(path: string): string[] {
  const headings = readProject(path).match(/^#+ .*$/gm) ?? [];
  return headings.map((line) =>
    line
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function isWeb(link: string): boolean {
  return URL.canParse(link) && /^https:\/\/[\w-]+\.[\w.-]+/.test(link);
}
