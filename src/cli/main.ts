import { InputError } from '../core/error.ts';
import type { Outcome, Request } from './commandOutcome.ts';
import {
  complain,
  leaveWhenInterrupted,
  leaveWhenPipeCloses,
  print,
  printData,
  progressLine,
  remark,
  terminalWidth,
  wantsStack,
} from './effects/console.ts';
import { programVersion } from './effects/programFiles.ts';
import { runInWorker } from './effects/runInWorker.ts';
import { writeFiles } from './effects/writeFiles.ts';
import { parseArguments } from './parseArguments.ts';

/** Runs one command line. The result is the exit code: 0 done, 1 a fault of ours, 2 the input is wrong. */
export async function main(args: readonly string[]): Promise<number> {
  leaveWhenPipeCloses();
  try {
    const parsed = parseArguments(args, { version: programVersion(), width: terminalWidth() });
    if (parsed.kind === 'show') print(parsed.text);
    else settle(await work(parsed.request));
    return 0;
  } catch (error) {
    return report(error);
  }
}

async function work(request: Request): Promise<Outcome> {
  const line = progressLine(request.flags.has('quiet'));
  leaveWhenInterrupted(line.clear);
  try {
    return await runInWorker(request, line.show, (text) => {
      line.clear();
      remark(text);
    });
  } finally {
    line.clear();
  }
}

function settle({ write, text, data }: Outcome): void {
  if (write) writeFiles(write.folder, write.files);
  if (data !== undefined) printData(data);
  if (text !== undefined) print(text);
}

function report(error: unknown): number {
  if (error instanceof InputError) {
    complain(`${error.message}\n`);
    return 2;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  complain(`fault: this is our mistake, not yours. ${message}\n`);
  complain('  Please report it with the command that you ran; DISCOVERY_DEBUG=1 before it shows more.\n');
  if (wantsStack() && stack !== undefined) complain(`${stack}\n`);
  return 1;
}
