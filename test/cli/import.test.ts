import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Outcome, Request } from '../../src/cli/commandOutcome.ts';
import { importWith } from '../../src/cli/commands/importCommand.ts';
import { writeFiles } from '../../src/cli/effects/writeFiles.ts';
import { openStudy } from '../../src/cli/openStudy.ts';
import { importText } from '../../src/pipeline.ts';
import { ad, type BareRow, readingOf, traffic } from '../exports/join/sample.ts';
import { runProgram, withFolder } from '../helpers/program.ts';
import { SAMPLE } from '../study/sample.ts';

const ROWS: readonly BareRow[] = [1000, 1100, 1200].map((spend, index) => ad(`2026-0${index + 1}`, spend, { clicks: 1000 }));
const FILES: Readonly<Record<string, readonly BareRow[]>> = {
  'sp.csv': ROWS,
  'copy of sp.csv': ROWS,
  'br.csv': [traffic('2026-01-01..2026-03-31', 9000)],
};

/** Files are told by their text, which is their name in {@link FILES}; the words of the user come out in the label. */
const open: NonNullable<Parameters<typeof importWith>[2]> = async (file, { formats, spans }) => {
  let text = '';
  for await (const chunk of file.open()) text += new TextDecoder().decode(chunk);
  const span = spans?.get(file.path);
  const label = `${formats?.get(file.path) ?? 'a sample'}${span ? ` of ${span.to - span.from + 1} days` : ''}`;
  return [{ ...readingOf(file.path, { rows: FILES[text] ?? [] }), label }];
};

/** A study with product.csv and a folder of downloads. */
function withStudy<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder(async (folder) => {
    for (const path of ['study', 'downloads']) mkdirSync(join(folder, path));
    writeFileSync(join(folder, 'study/product.csv'), SAMPLE['product.csv'] ?? '');
    for (const name of Object.keys(FILES)) writeFileSync(join(folder, 'downloads', name), name.replace('copy of ', ''));
    return use(folder);
  });
}

function request(
  folder: string,
  flags: Readonly<Record<string, readonly string[]>> = {},
  rest = [join(folder, 'downloads')],
): Request {
  const all = { to: [join(folder, 'study')], ...flags };
  return {
    command: 'import',
    positionals: new Map([['file', rest[0] ?? '']]),
    rest,
    flags: new Map(Object.entries(all)),
    width: 110,
  };
}

const silent = (): void => undefined;

function settle({ write }: Outcome): void {
  if (write) writeFiles(write.folder, write.files);
}

describe('discovery import', () => {
  it('writes a history.csv that the study then reads, and says what became of every row', () =>
    withStudy(async (folder) => {
      const outcome = await importWith(request(folder), silent, open);
      expect(outcome.text).toMatch(/2 files: a sample \(by hand\); 4 rows\n.*br\.csv\n.*copy of sp\.csv/);
      expect(outcome.text?.replace(/\s+/g, ' ')).toMatch(
        /downloads\/sp\.csv: the same bytes as .*downloads\/copy of sp\.csv: not read again/,
      );
      expect(outcome.text).toMatch(/A sample +2 +4 +4 +0 +0/);
      expect(outcome.text).toMatch(/ad_spend +3,300\.00 +3,300\.00 +0\.00/);
      expect(outcome.text?.replace(/\s+/g, ' ')).toMatch(
        /Written: .*history\.csv \(3 months, 2026-01 to 2026-03; attributed sales of 2026-03 will still grow\)/,
      );
      settle(outcome);
      const check = { command: 'check', positionals: new Map([['study', join(folder, 'study')]]), flags: new Map(), width: 110 };
      const { study } = await openStudy(check);
      expect([...(study.history?.columns.get('ad_spend') ?? [])]).toEqual([1000, 1100, 1200]);
      expect(study.history?.final).toEqual([true, true, false]);
      await expect(importWith(request(folder), silent, open)).rejects.toThrow(
        /invalid import: the study has a history\.csv already[\s\S]*--force/,
      );
      expect((await importWith(request(folder, { force: [] }), silent, open)).write?.files).toHaveLength(1);
    }));

  it('takes single files and patterns, and the words of the user for them', () =>
    withStudy(async (folder) => {
      const flags = { format: ['sp.csv=sp-campaign'], period: ['br.csv=2026-01-01..2026-03-31'], json: [] };
      const paths = [join(folder, 'downloads/s?.csv'), join(folder, 'downloads/br.csv')];
      const { data = '' } = await importWith(request(folder, flags, paths), silent, open);
      const { readings, columns, months, imported } = JSON.parse(data);
      expect(readings.map(({ takenFor }: { takenFor: string }) => takenFor)).toEqual([
        'a sample of 90 days (by hand)',
        'sp-campaign (by hand)',
      ]);
      expect([months, columns.ad_spend]).toEqual([
        ['2026-01', '2026-02', '2026-03'],
        [1000, 1100, 1200],
      ]);
      expect(imported.reconciliation.totals[0]).toEqual({ column: 'total_sales', read: 9000, used: 9000, dropped: [] });
    }));

  it.each(['2026-01..2026-03', '=2026-01..2026-03'])('takes a period without a file for that of every file: %s', (period) =>
    withStudy(async (folder) => {
      const { data = '' } = await importWith(request(folder, { period: [period], json: [] }), silent, open);
      expect(JSON.parse(data).columns).toEqual(
        JSON.parse(
          (await importWith(request(folder, { period: ['br.csv=2026-01..2026-03'], json: [] }), silent, open)).data ?? '',
        ).columns,
      );
    }),
  );

  it.each([
    [{ format: ['sp.cs=x'] }, /unknown file "sp\.cs" in --format\n {2}Did you mean "sp\.csv"\?/],
    [{ period: ['sp.csv=March'] }, /invalid period "March"[\s\S]*2026-03/],
    [{ to: [] as string[] }, /missing --to/],
  ])('refuses %j', (flags, message) =>
    withStudy(async (folder) => {
      await expect(importWith(request(folder, flags), silent, open)).rejects.toThrow(message);
    }),
  );

  it('is a command of the program, and leaves everything as it was where it fails', () =>
    withStudy(async (cwd) => {
      writeFileSync(join(cwd, 'downloads/odd.bin'), Uint8Array.of(0, 1, 2));
      const { code, stdout, stderr } = await runProgram(['import', 'downloads/odd.bin', '--to', 'study'], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('downloads/odd.bin');
      expect(readdirSync(join(cwd, 'study'))).toEqual(['product.csv']);
    }));
});

describe('a study with exports', () => {
  const check = (folder: string): Request => ({
    command: 'check',
    positionals: new Map([['study', folder]]),
    flags: new Map(),
    width: 110,
  });

  it('has its history joined from them where there is no history.csv, else says that they are not read', () =>
    withStudy(async (folder) => {
      const study = join(folder, 'study');
      mkdirSync(join(study, 'exports'));
      for (const name of ['sp.csv', 'br.csv', 'notes.txt']) writeFileSync(join(study, 'exports', name), name);
      writeFileSync(join(study, 'exports/formats.csv'), 'file,format,period\nbr.csv,business-report,2026-01\n');
      const joined = await openStudy(check(study), { open });
      expect(joined.study.warnings).toContainEqual({
        code: 'unknown-file',
        message: 'The file is not read.',
        place: { file: join(study, 'exports/notes.txt') },
      });
      expect([...(joined.study.history?.columns.get('total_sales') ?? [])]).toEqual([3100, 2800, 3100]);
      expect(joined.study.readings.map(({ takenFor }) => takenFor).slice(0, 2)).toEqual([
        'business-report of 31 days (by hand)',
        'a sample (by hand)',
      ]);
      expect(joined.studyFiles.map(({ path }) => path)).toEqual(['product.csv', 'exports/br.csv', 'exports/sp.csv']);
      expect(
        importText(
          joined.study.imported ?? { reconciliation: { files: [], totals: [] }, provenance: [], notes: [] },
          joined.model,
          110,
        ),
      ).toContain('split evenly by day');
      writeFileSync(join(study, 'history.csv'), SAMPLE['history.csv'] ?? '');
      const kept = await openStudy(check(study), { open });
      expect(kept.study.imported).toBeUndefined();
      expect(kept.study.warnings.map(({ code }) => code)).toEqual(['exports-not-read', 'unknown-file']);
      expect(readFileSync(join(study, 'history.csv'), 'utf8')).toBe(SAMPLE['history.csv']);
    }));
});
