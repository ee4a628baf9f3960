import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interruptAll } from './interrupted.ts';
import { killWriter, readWhileWriting } from './killWriter.ts';

/**
 * npm run faults [-- <moments> <seed>]: interrupts every command at so many moments (10) with SIGINT and with SIGTERM, and kills a writer of
 * reports with −9 ten times as often. Exit code 1 where anything is left half-written, or said without words.
 */
async function main([moments = '10', seed = '1']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  try {
    const killed = await killWriter({ writer: 'dist/writer.js', folder, seed: Number(seed), times: 10 * Number(moments) });
    const bad = killed.filter(({ atOnce, mended }) => atOnce.startsWith('mixed') || mended !== 'whole');
    const whole = killed.filter(({ atOnce }) => atOnce === 'whole').length;
    say(
      `kill −9: ${killed.length} times, ${whole} one run whole at once, ${killed.length - whole - bad.length} after the next run, ${bad.length} neither`,
    );
    const tries = await readWhileWriting('dist/writer.js', folder, 100);
    say(`a reader beside a writer: one run whole after at most ${Math.max(...tries)} looks`);
    const lines = await interruptAll(join(process.cwd(), 'dist/discovery.js'), Number(moments), Number(seed));
    for (const line of lines) say(line);
    if (bad.length > 0 || lines.length > 1) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
