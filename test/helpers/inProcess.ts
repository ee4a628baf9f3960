import type { Outcome, Request } from '../../src/cli/commandOutcome.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { writeFiles } from '../../src/cli/effects/writeFiles.ts';
import { helpFor } from '../../src/cli/helpText.ts';
import { parseArguments } from '../../src/cli/parseArguments.ts';
import { visible } from '../../src/cli/visible.ts';
import { InputError } from '../../src/core/error.ts';
import type { Ran } from './program.ts';

/** What the command line asks for. */
export function requestOf(args: readonly string[]): Request {
  return parseArguments(args, 80);
}

/** The message with which a command refuses, run here and not as a program of its own, and the steps it had done before. */
export async function refusal(args: readonly string[]): Promise<{ readonly message: string; readonly steps: readonly string[] }> {
  const steps: string[] = [];
  try {
    const request = requestOf(args);
    await (await COMMANDS.get(request.command)?.load())?.run(request, (_done, step) => steps.push(step));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { message: error.message, steps };
  }
  throw new Error(`${args.join(' ')} was not refused`);
}

interface Place {
  readonly cwd?: string;
  /** Of the terminal, in columns. */
  readonly width?: number;
}

/**
 * What {@link runProgram} tells of the same command line, without a process of its own: the exit code 0 or 2 and what would be
 * printed. The command is run in the folder, and its files are written there. A fault of ours is thrown as it is.
 */
export async function runHere(args: readonly string[], { cwd = process.cwd(), width = 80 }: Place = {}): Promise<Ran> {
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const help = helpFor(args, { version: '0.0.0', width });
    const remarks: string[] = [];
    const tell = (text: string): unknown => remarks.push(`${visible(text)}\n`);
    const stdout = visible(help ?? (await outputOf(parseArguments(args, width), tell)));
    return { code: 0, stdout, stderr: remarks.join('') };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { code: 2, stdout: '', stderr: visible(`${error.message}\n`) };
  } finally {
    process.chdir(before);
  }
}

async function outputOf(request: Request, tell: (text: string) => unknown): Promise<string> {
  const module = await COMMANDS.get(request.command)?.load();
  if (!module) throw new Error(`no command "${request.command}"`);
  const { write, data = '', text = '' }: Outcome = await module.run(request, () => undefined, tell);
  if (write) writeFiles(write.folder, write.files, write.report);
  return data + text;
}
