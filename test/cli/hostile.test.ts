import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../helpers/inProcess.ts';
import { type Ran, runProgram, withFolder } from '../helpers/program.ts';
import { ROOT } from '../helpers/sources.ts';
import { workbookParts, zipped } from '../helpers/workbook.ts';
import { SAMPLE } from '../study/sample.ts';

/** Whatever the bytes: exit 0 or 2, no fault of ours, nothing that steers a terminal. */
function behaves({ code, stdout, stderr }: Ran, what: string): void {
  expect([0, 2], `${what}: ${stderr}`).toContain(code);
  expect(stderr, what).not.toMatch(/\bat .*\.js:\d|fault:/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(stdout + stderr, what).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
}

const HEAD = 'Date,Campaign Name,Impressions,Clicks,Spend,7 Day Total Sales';
const SHEET = [HEAD.split(','), ['2026-03-02', 'P', 9, 1, 1, 2]];
const parts = (sheet: string) => ({ ...workbookParts({ Report: SHEET }), 'xl/worksheets/sheet1.xml': sheet });
const BOMB = zipped(parts(`<worksheet>${' '.repeat(24e6)}</worksheet>`));

/** The same archive, its contents page (and the headers of its parts) saying that every part is 100 bytes. */
function lying(archive: Uint8Array): Uint8Array {
  const [bytes, view] = [archive.slice(), new DataView(archive.slice().buffer)];
  const changed = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++) {
    const signature = view.getUint32(at, true);
    if (signature === 0x02014b50) changed.setUint32(at + 24, 100, true);
    if (signature === 0x04034b50) changed.setUint32(at + 22, 100, true);
  }
  return bytes;
}

const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31 + index * 7) % 256);

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'bomb.xlsx': BOMB,
  'lying.xlsx': lying(BOMB),
  'wide.csv': `${'Clicks,'.repeat(100_000)}\n1\n`,
  'zeros.csv': `${HEAD}\n2026-03-02,P\0,9,1,1,2\n`,
  'noise.csv': noise,
  'dates.csv': `${HEAD}\n${'1'.repeat(50_000)}!,P,9,1,1,2\n`,
  'numbers.csv': `${HEAD}\n2026-03-02,P,9,1,"${"1'".repeat(30_000)}",2\n`,
  'blanks.csv': `${HEAD}\n2026-03-02,P,9,1,"(${' '.repeat(200_000)}",2\n`,
  'header.csv': `${'('.repeat(100_000)},${' '.repeat(100_000)}x,${HEAD}\n`,
  'wrapped.csv': `${HEAD}\n${'="1"='.repeat(40_000)}\n`,
  'filters.csv': `${'a=["'.repeat(5000)}\n${HEAD}\n`,
  'proto.csv': `__proto__,constructor,toString,${HEAD}\n1,2,3,2026-03-02,__proto__,9,1,1,2\n`,
  'proto.json': '[{"__proto__":{"polluted":1},"constructor":1,"campaignId":"1","date":"2026-03-02","clicks":1,"cost":1}]',
  'deep.json': '['.repeat(300_000),
};

function withStudy<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  return withFolder((folder) => {
    mkdirSync(join(folder, 'study'));
    writeFileSync(join(folder, 'study/product.csv'), SAMPLE['product.csv'] ?? '');
    return use(folder);
  });
}

describe('hostile files', () => {
  it.each(Object.keys(FILES))('%s as an export', (name) =>
    withStudy(async (cwd) => {
      writeFileSync(join(cwd, name), FILES[name] ?? '');
      behaves(await runHere(['import', name, '--to', 'study'], { cwd }), name);
    }),
  );

  it.each(['bomb.xlsx', 'deep.json'])('%s as an export of the program', (name) =>
    withStudy(async (cwd) => {
      writeFileSync(join(cwd, name), FILES[name] ?? '');
      const args = ['import', name, '--to', 'study'];
      expect(await runProgram(args, { cwd })).toEqual(await runHere(args, { cwd }));
    }),
  );
});

/** What a name must not do: run in a spreadsheet, in a browser, in Typst, on a terminal. */
const EVIL =
  '=HYPERLINK("http://evil.example","x")<script>alert(1)</script><svg onload=alert(2)>#eval("1+1")$x$ \u001b]0;owned\u0007\u001b[2J\u202e';

describe('hostile histories', () => {
  it.each(['bomb.xlsx', 'wide.csv', 'noise.csv', 'proto.csv'])('%s as history.csv', (name) =>
    withStudy(async (cwd) => {
      writeFileSync(join(cwd, 'study/history.csv'), FILES[name] ?? '');
      const checked = await runHere(['check', 'study'], { cwd });
      behaves(checked, name);
      expect(checked.code).toBe(2);
      expect(checked.stderr).toContain('history.csv');
    }),
  );
});

describe('text stays text', () => {
  it('in names of campaigns, products and files, on the terminal, in history.csv and in every report', () =>
    withFolder(async (cwd) => {
      const study = join(cwd, 'study');
      cpSync(join(ROOT, 'inputs/demo'), study, { recursive: true });
      const quoted = `"${EVIL.replaceAll('"', '""')}"`;
      const product = readFileSync(join(study, 'product.csv'), 'utf8');
      writeFileSync(join(study, 'product.csv'), product.replace('"Emberlid Air Fryer Rack Set, 6 pieces"', quoted));
      const named = '=1+1<img src=x onerror=alert(3)>#eval("1").csv';
      const rows = ['2026-08', '2026-09', '2026-10'].map((month) => `${month},${quoted},900000,24000,28000.00,98000.00`);
      writeFileSync(join(cwd, named), `${HEAD.replace('Date', 'Month')}\n${rows.join('\n')}\n`);
      const imported = await runHere(['import', named, '--to', 'study', '--force'], { cwd });
      behaves(imported, 'import');
      expect(imported.code).toBe(0);
      const history = readFileSync(join(study, 'history.csv'), 'utf8');
      expect(history).not.toMatch(/(?:^|,|")[=+@][^"\d]/m);
      const shared = ['--draws', '100', '--prior-only', '--skip-backtest', '--out', 'out'];
      const reported = await runProgram(['report', 'study', ...shared], { cwd });
      behaves(reported, 'report');
      expect(reported.stderr).toBe('');
      const outputs = readdirSync(join(cwd, 'out'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      expect(outputs.map(({ name }) => name)).toEqual(expect.arrayContaining(['report.html']));
      for (const { parentPath, name } of outputs.filter((entry) => /\.(?:html|csv|json|md|svg|txt)$/.test(entry.name))) {
        const text = readFileSync(join(parentPath, name), 'utf8');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
        expect(text, name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202e]/);
        if (name.endsWith('.html')) expect(text, name).not.toMatch(/<script>alert|<svg onload|<img src=x|onerror=alert\(3\)>/);
        if (name.endsWith('.csv')) expect(text, name).not.toMatch(/(?:^|,)"?[=+@]/m);
      }
    }));
});

describe('hostile arguments', () => {
  it.each([
    ['carryover=1e308'],
    ['carryover=NaN'],
    ['carryover=1e-320'],
    ['__proto__=1'],
    [`x=${'1'.repeat(10_000)}`],
    ['carryover=0.3\u001b[2J'],
    ['rival_growth=1e300'],
  ])('--set, case %#', async (set) => {
    await withFolder(async (cwd) => {
      cpSync(join(ROOT, 'inputs/demo'), join(cwd, 'study'), { recursive: true });
      const args = ['forecast', 'study', '--draws', '100', '--prior-only', '--set', set, '--out', 'forecast.csv'];
      const ran = await runHere(args, { cwd });
      behaves(ran, set.slice(0, 40));
      expect(existsSync(join(cwd, 'forecast.csv'))).toBe(ran.code === 0);
    });
  });
});
