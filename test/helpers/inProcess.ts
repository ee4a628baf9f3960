import type { Request } from '../../src/cli/commandOutcome.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { parseArguments } from '../../src/cli/parseArguments.ts';
import { InputError } from '../../src/core/error.ts';

/** What the command line asks for. */
export function requestOf(args: readonly string[]): Request {
  const parsed = parseArguments(args, { version: '', width: 80 });
  if (parsed.kind !== 'run') throw new Error(parsed.text);
  return parsed.request;
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
