import { inLines } from '../core/lines.ts';
import { COMMANDS, type Command } from './commands.ts';
import { FLAGS } from './flags.ts';

/*
 * What is shown in place of a run. Our own words alone, one column a sign, so that nothing need be loaded to lay them out.
 */

const ABOUT = 'Compares plans for being discovered on Amazon: CSVs in, a decision and its report out.';

interface Setting {
  readonly version: string;
  /** Columns to print in. */
  readonly width: number;
}

/** The text that a command line asks for with `--help`, `--version` or nothing; undefined where it asks for a run. */
export function helpFor(args: readonly string[], { version, width }: Setting): string | undefined {
  const end = args.indexOf('--');
  const words = end < 0 ? args : args.slice(0, end);
  if (args.length === 0) return welcome(width);
  if (words.includes('--version')) return `${version}\n`;
  if (!words.includes('--help')) return undefined;
  const command = COMMANDS.get(words.find((word) => COMMANDS.has(word)) ?? '');
  return `${(command ? commandHelp(command, width) : overview(width)).join('\n')}\n`;
}

/** How a command is called: `check <study>`. */
export function signature({ name, positionals, needed, takesMany }: Command): string {
  const words = [...positionals.keys()].map((positional, index) => {
    const shown = takesMany && index === positionals.size - 1 ? `${positional}..` : positional;
    return index < needed ? `<${shown}>` : `[${shown}]`;
  });
  return [name, ...words].join(' ');
}

function overview(width: number): string[] {
  const commands = [...COMMANDS.values()].map((command): Row => [command.name, command.about]);
  return [
    ...['discovery <command>', '', paragraph(ABOUT, width), '', 'Commands:', ...listed(commands, width), '', 'Options:'],
    ...listed([...SHOWN, ['--version', 'Show the version']], width),
  ];
}

function commandHelp(command: Command, width: number): string[] {
  const flags = command.flags.map((flag): Row => {
    const { about, initial } = FLAGS[flag];
    const own = command.aboutFlags?.[flag];
    return [`--${flag}`, own ?? (initial === undefined ? about : `${about}; ${initial} unless told`)];
  });
  const { example } = command;
  return [
    ...[`discovery ${signature(command)}`, '', paragraph(`${command.about}.`, width), ''],
    ...(command.positionals.size > 0 ? listed([...command.positionals], width) : []),
    ...['', 'Options:', ...listed([...flags, ...SHOWN], width), ''],
    ...[paragraph(`Example: ${example.about}`, width), hung('  ', `discovery ${example.line}`, width)],
  ];
}

function welcome(width: number): string {
  return [
    ...[paragraph(`discovery c${ABOUT.slice(1)}`, width), ''],
    ...listed(
      [...COMMANDS.values()].map(({ name, about }) => [name, about]),
      width,
    ),
    ...['', hung('Next: ', 'discovery new inputs/my-product makes a study to fill in,', width)],
    ...[hung('      ', 'discovery <command> --help says more about a command.', width), ''],
  ].join('\n');
}

type Row = readonly [name: string, about: string];

const SHOWN: readonly Row[] = [['--help', 'Show this']];

function listed(rows: readonly Row[], width: number): string[] {
  const widest = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, about]) => hung(`  ${name.padEnd(widest)}  `, about, width));
}

function paragraph(text: string, width: number): string {
  return hung('', text, width);
}

/** However narrow a terminal is, a line holds so much. */
const LEAST = 8;

function hung(opening: string, text: string, width: number): string {
  const lines = inLines(text.split(' '), Math.max(LEAST, width - opening.length), ({ length }) => length);
  return opening + lines.join(`\n${' '.repeat(opening.length)}`);
}
