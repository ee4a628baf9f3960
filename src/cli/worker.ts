import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../core/error.ts';
import type { Outcome, Request } from './commandOutcome.ts';
import { COMMANDS } from './commands.ts';
import type { Message } from './effects/runInWorker.ts';
import { machineIssue } from './machineIssue.ts';

async function run(request: Request): Promise<Outcome> {
  const command = COMMANDS.get(request.command);
  if (!command) throw new Error(`no command "${request.command}"`);
  const module = await command.load();
  return module.run(
    request,
    (done, step) => say({ kind: 'progress', done, step }),
    (text) => say({ kind: 'remark', text }),
  );
}

function say(message: Message): void {
  parentPort?.postMessage(message);
}

function describe(error: unknown): Message {
  if (error instanceof InputError) return { kind: 'input', issues: error.issues };
  const issue = machineIssue(error);
  if (issue) return { kind: 'input', issues: [issue] };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'fault', message, stack: stack ?? message };
}

try {
  say({ kind: 'done', outcome: await run(workerData as Request) });
} catch (error) {
  say(describe(error));
}
