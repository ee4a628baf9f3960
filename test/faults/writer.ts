import { createHash } from 'node:crypto';
import { reportState } from '../../src/cli/effects/ownFiles.ts';
import { mendFolder } from '../../src/cli/effects/staging.ts';
import { writeFiles } from '../../src/cli/effects/writeFiles.ts';
import type { OutputFile } from '../../src/pipeline.ts';

/** Writes one report after another into a folder until it is killed; says so on stdout when the first is there. */
function writeForEver(target: string, first: number): never {
  mendFolder(target);
  for (let number = first; ; number++) {
    writeFiles(target, report(number), { found: reportState(target) });
    if (number === first) process.stdout.write('writing\n');
  }
}

/** No two have the same files. */
function report(number: number): OutputFile[] {
  const charts = Array.from({ length: 5 + (number % 7) }, (_, index) => `charts/chart-${index}.svg`);
  const files = ['report.html', 'forecast.csv', ...charts].map((path) => ({
    path,
    content: `${path} of run ${number}\n`.repeat(500),
  }));
  const listed = files.map(({ path, content }) => ({ path, sha256: createHash('sha256').update(content).digest('hex') }));
  return [...files, { path: 'run.json', content: JSON.stringify({ program: { name: 'discovery' }, number, files: listed }) }];
}

const [, , target = '', first = '0'] = process.argv;
writeForEver(target, Number(first));
