import yargs, { type Argv } from 'yargs';
import { fail } from '../core/error.ts';
import type { Request } from './commandOutcome.ts';
import { COMMANDS, type Command } from './commands.ts';
import { FLAGS, type FlagName } from './flags.ts';
import { signature } from './helpText.ts';
import { type Given, missingPositional, refuseUnknown, toRequest } from './toRequest.ts';

/**
 * What a command line asks for, in a terminal of so many columns. Fails on an unknown command or flag with the nearest name. What
 * asks for help is none of its business: `helpFor` has answered that.
 */
export function parseArguments(args: readonly string[], width: number): Request {
  const found: { command?: Command; given: Given } = { given: new Map() };
  const parser = program().fail((message, error) => refuse(found.command, message ?? error.message));
  for (const command of COMMANDS.values()) {
    parser.command(signature(command), command.about, (builder) => {
      found.command = command;
      return describe(builder, command);
    });
  }
  refuseInherited(args);
  parser.parse([...args], (_error: unknown, argv: object) => {
    found.given = new Map(Object.entries(argv));
  });
  if (found.command) return { ...toRequest(found.command, found.given), width };
  refuseUnknown(found.given);
  return fail({ opening: 'missing', message: 'command', advice: 'Run "discovery --help".' });
}

/** The parser looks flags up in objects that inherit: names of what every object has are no flags of ours, and would break it. */
function refuseInherited(args: readonly string[]): void {
  const end = args.indexOf('--');
  const names = args.slice(0, end < 0 ? args.length : end).flatMap((word) => /^-+([^=]+)/.exec(word)?.[1] ?? []);
  const name = names.find((word) => Object.hasOwn(Object.prototype, word));
  if (name !== undefined) fail({ opening: 'unknown', message: `flag "--${name}"`, advice: 'Run "discovery --help".' });
}

function program(): Argv {
  return yargs().help(false).version(false).detectLocale(false).exitProcess(false).parserConfiguration({
    'boolean-negation': false,
    'camel-case-expansion': false,
    'dot-notation': false,
    'parse-numbers': false,
    'parse-positional-numbers': false,
    'short-option-groups': false,
  });
}

function describe(builder: Argv, command: Command): Argv {
  for (const positional of command.positionals.keys()) builder.positional(positional, { type: 'string' });
  for (const flag of command.flags) builder.option(flag, option(flag));
  return builder;
}

function option(name: FlagName) {
  return FLAGS[name].isSwitch ? ({ type: 'boolean' } as const) : ({ type: 'string', requiresArg: true } as const);
}

/** What yargs itself refuses: too few positionals, or a flag without its value. */
function refuse(command: Command | undefined, message: string): never {
  if (command && message.startsWith('Not enough non-option arguments')) missingPositional(command);
  const help = command ? `discovery ${command.name} --help` : 'discovery --help';
  return fail({ opening: 'invalid', message: `command line: ${message}`, advice: `Run "${help}".` });
}
