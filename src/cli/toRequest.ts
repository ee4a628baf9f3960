import { fail } from '../core/error.ts';
import { nearest, suggest } from '../core/nearest.ts';
import type { Request } from './commandOutcome.ts';
import { COMMANDS, type Command } from './commands.ts';

/** What the parser found: values by flag or positional, other words under `_`. */
export type Given = ReadonlyMap<string, unknown>;

/** The request of a command. Fails on what the command does not take. */
export function toRequest(command: Command, given: Given): Omit<Request, 'width'> {
  refuseUnknown(given, command);
  const values = [...command.positionals.keys()].flatMap((positional): [string, string][] => {
    const [first] = wordsOf(given, positional);
    return first === undefined || first === '' ? [] : [[positional, first]];
  });
  if (values.length < command.needed) missingPositional(command);
  return {
    command: command.name,
    positionals: new Map(values),
    ...(command.takesMany ? { rest: [...command.positionals.keys()].slice(-1).flatMap((last) => wordsOf(given, last)) } : {}),
    flags: new Map(command.flags.flatMap((flag) => flagValues(flag, given.get(flag)))),
  };
}

/** What was given under a name: nothing, a word or several. */
function wordsOf(given: Given, name: string): string[] {
  const value = given.get(name);
  return value === undefined ? [] : [value].flat().map(String);
}

function flagValues(flag: string, value: unknown): [string, string[]][] {
  if (value === undefined || value === false) return [];
  return [[flag, value === true ? [] : [value].flat().map(String)]];
}

export function missingPositional({ name, positionals, example }: Command): never {
  const [positional] = positionals.keys();
  const message = `<${positional}> after "discovery ${name}"`;
  return fail({ opening: 'missing', message, advice: `For example: discovery ${example.line}` });
}

/** Fails on a word or a flag that the command, or without one the program itself, does not know. */
export function refuseUnknown(given: Given, command?: Command): void {
  const [name, ...words] = wordsOf(given, '_');
  if (!command && name !== undefined)
    fail({
      opening: 'unknown',
      message: `command "${name}"`,
      advice: suggest(name, [...COMMANDS.keys()], '"discovery --help" shows all'),
    });
  const help = command ? `Run "discovery ${command.name} --help".` : 'Run "discovery --help".';
  if (words[0] !== undefined) fail({ opening: 'unknown', message: `argument "${words[0]}"`, advice: help });

  const known: readonly string[] = ['_', '$0', ...(command ? [...command.flags, ...command.positionals.keys()] : [])];
  const flag = [...given.keys()].find((key) => !known.includes(key));
  if (flag === undefined) return;
  const close = nearest(flag, command?.flags ?? []);
  const message = `flag "${flag.length === 1 ? '-' : '--'}${flag}"`;
  fail({ opening: 'unknown', message, advice: close === undefined ? help : `Did you mean "--${close}"?` });
}
