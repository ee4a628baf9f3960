import type { ReadingName } from '../../../language/model.ts';
import { formatSignificant } from '../../format.ts';
import { sentenceStart } from '../../text.ts';
import {
  type AttributeFacts,
  type EquationFacts,
  type Explanation,
  originText,
  type ParameterFacts,
  type ValueFacts,
} from './explanation.ts';
import type { GivenFacts } from './givenFacts.ts';

const LEFT_OUT = 'Because the model has nothing for it:';

/** The explanation as Markdown: a heading a section, equations as code, assumptions as tables. */
export function explainMarkdown({ model, equations, parameters, given, channelTable, readings, leftOut }: Explanation): string {
  const sections = [...new Set(equations.map(({ section }) => section))];
  const blocks = [
    `# ${escaped(model)}`,
    ...sections.flatMap((section) => [
      `## ${escaped(section)}`,
      ...equations.filter((one) => one.section === section).map(equationBlock),
    ]),
    ...(parameters.length > 0 ? ['## Assumptions', ...parameters.map(parameterBlock)] : []),
    ...(given.length > 0 ? ['## Given', givenTable(given)] : []),
    ...(channelTable.length > 0 ? ['## The channel table', ...channelTable.map((one) => attributeBlock(one, readings))] : []),
    ...(leftOut.length > 0 ? ['## Left out of reports', LEFT_OUT, leftOut.map((line) => `- ${escaped(line)}`).join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function equationBlock({ name, over, unit, about, equals, starts, source }: EquationFacts): string {
  const facts = [over === undefined ? '' : `for each ${over}`, unit].filter(Boolean).join(', ');
  const lines = [`${name} = ${equals}`, ...(starts === undefined ? [] : [`${name} at the start = ${starts}`])];
  return [
    `### ${code(name)}${facts === '' ? '' : ` (${escaped(facts)})`}`,
    escaped(about),
    `${lines.map((line) => `    ${line.replaceAll('\n', ' ')}`).join('\n')}`,
    ...(source === undefined ? [] : [`Source: ${escaped(source)}`]),
  ].join('\n\n');
}

const VALUE_TITLES = ['For', 'P10', 'P50', 'P90', 'Unit', 'Shape', 'As of', 'Grade', 'Source', 'Note'];

function parameterBlock(parameter: ParameterFacts): string {
  const { name, symbol, over, unit, about, values, words } = parameter;
  const facts = [symbol, over === undefined ? undefined : `for each ${over}`, unit].filter(Boolean).join(', ');
  const rows = [
    ...values.map((value) => [value.member === '' ? 'all' : value.member, ...valueCells(value)]),
    ...words.map((word) => [
      `${word.attribute}: ${word.word}${word.member === '' ? '' : ` (${word.member})`}, ${word.reading}`,
      ...valueCells(word),
    ]),
  ];
  const shown = rows.length === 0 ? escaped(originText(parameter)) : table(VALUE_TITLES, rows);
  return [`### ${code(name)}${facts === '' ? '' : ` (${escaped(facts)})`}`, escaped(about), shown].join('\n\n');
}

function valueCells({ low, mid, high, unit, shape, asOf, grade, source, note }: ValueFacts): string[] {
  const numbers = shape === 'fixed' ? ['', formatSignificant(mid), ''] : [low, mid, high].map(formatSignificant);
  return [...numbers, unit, shape, asOf, grade, source, note];
}

function givenTable(given: readonly GivenFacts[]): string {
  return table(
    ['Name', 'Kind', 'For each', 'Unit', 'About'],
    given.map(({ name, kind, over, unit, about }) => [
      name,
      kind,
      ...[over, unit].map((text) => (text === undefined ? '' : text)),
      about,
    ]),
  );
}

function attributeBlock({ attribute, cells }: AttributeFacts, readings: Explanation['readings']): string {
  const rows = cells.map(({ channel, words, read }) => {
    const as = (reading: ReadingName) =>
      read
        .filter((word) => word.reading === reading)
        .map(
          (word) =>
            `${word.parameter} ${(word.shape === 'fixed' ? [word.mid] : [word.low, word.mid, word.high]).map(formatSignificant).join(' · ')}`,
        )
        .join('; ');
    return [channel, words, ...readings.map(({ name }) => as(name))];
  });
  return [
    `### ${escaped(attribute)}`,
    table(['Channel', 'Words', ...readings.map(({ label }) => sentenceStart(label))], rows),
  ].join('\n\n');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(titles), `|${titles.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Text stays text: no markup, no new cell, no new line. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&').replace(/\s+/g, ' ');
}

function code(name: string): string {
  return `\`${name.replaceAll('`', '')}\``;
}
