import yargs, { type Argv } from 'yargs';
import { fail } from '../core/error.ts';
import { hanging, wrapped } from '../core/textLayout.ts';
import type { Request } from './commandOutcome.ts';
import { COMMANDS, type Command } from './commands.ts';
import { FLAGS, type FlagName } from './flags.ts';
import { type Given, missingPositional, refuseUnknown, toRequest } from './toRequest.ts';

/** Either something to show (help, the version), or a command to run. */
export type Parsed = { readonly kind: 'show'; readonly text: string } | { readonly kind: 'run'; readonly request: Request };

interface Setting {
  readonly version: string;
  /** Columns to print in. */
  readonly width: number;
}

/** The arguments after the program's name. Fails on an unknown command or flag with the nearest name. */
export function parseArguments(args: readonly string[], setting: Setting): Parsed {
  const found: { command?: Command; shown: string; given: Given } = { shown: '', given: new Map() };
  const parser = program(setting).fail((message, error) => refuse(found.command, message ?? error.message));
  for (const command of COMMANDS.values()) {
    parser.command(signature(command), command.about, (builder) => {
      found.command = command;
      return describe(builder, command);
    });
  }
  parser.parse([...args], (_error: unknown, argv: object, output: string) => {
    found.shown = output;
    found.given = new Map(Object.entries(argv));
  });

  if (found.shown !== '') return { kind: 'show', text: `${found.shown}\n` };
  if (found.command) return { kind: 'run', request: { ...toRequest(found.command, found.given), width: setting.width } };
  refuseUnknown(found.given);
  return { kind: 'show', text: welcome(setting.width) };
}

function program({ version, width }: Setting): Argv {
  return yargs()
    .scriptName('discovery')
    .usage('$0 <command>\n\nCompares plans for being discovered on Amazon: CSVs in, a decision and its report out.')
    .version(version)
    .wrap(width)
    .detectLocale(false)
    .exitProcess(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'short-option-groups': false,
    });
}

function signature({ name, positionals, needed, takesMany }: Command): string {
  const words = [...positionals.keys()].map((positional, index) => {
    const shown = takesMany && index === positionals.size - 1 ? `${positional}..` : positional;
    return index < needed ? `<${shown}>` : `[${shown}]`;
  });
  return [name, ...words].join(' ');
}

function describe(builder: Argv, command: Command): Argv {
  builder.usage(`$0 ${signature(command)}\n\n${command.about}.`);
  for (const [positional, about] of command.positionals) builder.positional(positional, { describe: about, type: 'string' });
  for (const flag of command.flags) builder.option(flag, option(flag, command.aboutFlags?.[flag]));
  return builder.epilogue(`Example: ${command.example.about}\n  discovery ${command.example.line}`);
}

function option(name: FlagName, own?: string) {
  const { about, initial, isSwitch } = FLAGS[name];
  if (isSwitch) return { describe: about, type: 'boolean' } as const;
  const shown = initial === undefined || own !== undefined ? {} : { defaultDescription: initial };
  return { describe: own ?? about, type: 'string', requiresArg: true, ...shown } as const;
}

/** What yargs itself refuses: too few positionals, or a flag without its value. */
function refuse(command: Command | undefined, message: string): never {
  if (command && message.startsWith('Not enough non-option arguments')) missingPositional(command);
  const help = command ? `discovery ${command.name} --help` : 'discovery --help';
  return fail({ opening: 'invalid', message: `command line: ${message}`, advice: `Run "${help}".` });
}

function welcome(width: number): string {
  const names = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
  return [
    wrapped('discovery compares plans for being discovered on Amazon: CSVs in, a decision and its report out.', width),
    '',
    ...[...COMMANDS.values()].map(({ name, about }) => hanging(`  ${name.padEnd(names)}  `, about, width)),
    '',
    hanging('Next: ', 'discovery new inputs/my-product makes a study to fill in,', width),
    hanging('      ', 'discovery <command> --help says more about a command.', width),
    '',
  ].join('\n');
}
