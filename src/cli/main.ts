import { InputError } from '../core/error.ts';
import type { Outcome, Request } from './commandOutcome.ts';
import { COMMANDS } from './commands.ts';
import { complain, leaveWhenInterrupted, type ProgressLine, progressLine, remark, wantsStack } from './effects/console.ts';
import { runInWorker } from './effects/runInWorker.ts';
import { print, printData, terminalWidth } from './effects/stdout.ts';
import { wheneverChanged } from './effects/wheneverChanged.ts';
import { writeFiles } from './effects/writeFiles.ts';
import { modelFolder, studyFolder } from './folders.ts';
import { machineIssue } from './machineIssue.ts';
import { parseArguments } from './parseArguments.ts';

/** Runs one command line. The result is the exit code: 0 done, 1 a fault of ours, 2 the input is wrong. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const request = parseArguments(args, terminalWidth());
    if (COMMANDS.get(request.command)?.again) await workAgain(request);
    else settle(await work(request, shownLine(request)));
    return 0;
  } catch (error) {
    return report(error);
  }
}

/** The line of progress, which goes when the run is interrupted. */
function shownLine({ flags }: Request): ProgressLine {
  const line = progressLine(flags.has('quiet'));
  leaveWhenInterrupted(line.clear);
  return line;
}

/** Every time that the study or its model changes, what was begun before being given up. Ends by an interruption alone. */
async function workAgain(request: Request): Promise<void> {
  const line = shownLine(request);
  const study = studyFolder(request);
  await wheneverChanged([study, modelFolder(request)], async (signal) => {
    try {
      const outcome = await work(request, line, signal);
      if (!signal.aborted) settle(outcome);
    } catch (error) {
      if (!signal.aborted) report(error);
    }
    if (!signal.aborted) print(`\nWatching ${study}: a change of a file starts this again, Ctrl-C ends it.\n`);
  });
}

async function work(request: Request, line: ProgressLine, signal?: AbortSignal): Promise<Outcome> {
  const tell = (text: string): void => {
    line.clear();
    remark(text);
  };
  try {
    return await runInWorker(request, { progress: line.show, tell, ...(signal && { signal }) });
  } finally {
    line.clear();
  }
}

function settle({ write, text, data }: Outcome): void {
  if (write) writeFiles(write.folder, write.files, write.report);
  if (data !== undefined) printData(data);
  if (text !== undefined) print(text);
}

function report(error: unknown): number {
  const issue = machineIssue(error);
  const expected = issue ? new InputError([issue]) : error;
  if (expected instanceof InputError) {
    complain(`${expected.message}\n`);
    return 2;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  complain(`fault: this is our mistake, not yours. ${message}\n`);
  complain('  Please report it with the command that you ran; DISCOVERY_DEBUG=1 before it shows more.\n');
  if (wantsStack() && stack !== undefined) complain(`${stack}\n`);
  return 1;
}
