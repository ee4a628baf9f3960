import { displayWidth, hanging, wrapped } from '../../../core/textLayout.ts';
import { formatSignificant } from '../../format.ts';
import {
  type AttributeFacts,
  type EquationFacts,
  type Explanation,
  originText,
  type ParameterFacts,
  type ValueFacts,
  type WordFacts,
} from './explanation.ts';
import type { GivenFacts } from './givenFacts.ts';

const LEFT_OUT = 'Left out of reports, because the model has nothing for it';

/** The explanation in plain text of at most `width` columns. */
export function explainText(explanation: Explanation, whole: boolean, width: number): string {
  const { model, equations, parameters, given, channelTable, leftOut } = explanation;
  const sections = [...new Set(equations.map(({ section }) => section))];
  const count = (things: readonly unknown[], noun: string) => `${things.length} ${noun}${things.length === 1 ? '' : 's'}`;
  const blocks = [
    ...(whole
      ? [
          wrapped(
            `${model}: ${count(equations, 'equation')}, ${count(parameters, 'parameter')}. "discovery explain <name>" shows one of them.`,
            width,
          ),
        ]
      : []),
    ...sections.flatMap((section) => [
      heading(section, width),
      ...equations.filter((one) => one.section === section).map((one) => equationText(one, width)),
    ]),
    ...(parameters.length > 0
      ? [heading('Assumptions: P10, P50, P90', width), ...parameters.map((one) => parameterText(one, width))]
      : []),
    ...(given.length > 0
      ? [
          heading('Given: fields, columns, lines, inputs, dated tables, dimensions', width),
          ...given.map((one) => givenText(one, width)),
        ]
      : []),
    ...(channelTable.length > 0
      ? [heading('The channel table, and how its words are read', width), ...channelTable.map((one) => attributeText(one, width))]
      : []),
    ...(leftOut.length > 0 ? [heading(LEFT_OUT, width), leftOut.map((line) => hanging('  - ', line, width)).join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function heading(text: string, width: number): string {
  const shown = wrapped(text, width);
  return `${shown}\n${'='.repeat(Math.max(...shown.split('\n').map(displayWidth)))}`;
}

function equationText({ name, over, unit, about, equals, starts, source, uses, usedBy }: EquationFacts, width: number): string {
  return [
    wrapped(title({ name, over, unit }), width),
    ...told(about, width),
    hanging('  = ', equals, width),
    ...(starts === undefined ? [] : [hanging('  at the start: ', starts, width)]),
    ...(source === undefined ? [] : [hanging('  Source: ', source, width)]),
    ...(uses.length === 0 ? [] : [hanging('  Uses: ', uses.join(', '), width)]),
    ...(usedBy.length === 0 ? [] : [hanging('  Used by: ', usedBy.join(', '), width)]),
  ].join('\n');
}

function parameterText(parameter: ParameterFacts, width: number): string {
  const { name, symbol, over, unit, about, usedBy, values, words } = parameter;
  const origin = values.length + words.length === 0 ? [hanging('  ', originText(parameter), width)] : [];
  return [
    wrapped(title({ name, symbol, over, unit }), width),
    ...told(about, width),
    ...origin,
    ...values.map((value) =>
      valueText(value.member === '' ? (over === undefined ? '' : `every ${over}`) : value.member, value, width),
    ),
    ...words.map((word) =>
      valueText(
        `${word.attribute}: ${word.word}${word.member === '' ? '' : ` (${word.member})`}, ${word.reading} reading`,
        word,
        width,
      ),
    ),
    ...(usedBy.length === 0 ? [] : [hanging('  Used by: ', usedBy.join(', '), width)]),
  ].join('\n');
}

/** What a model says of a name, where it says anything. */
function told(about: string, width: number): string[] {
  return about === '' ? [] : [hanging('  ', about, width)];
}

function valueText(label: string, value: ValueFacts, width: number): string {
  const opening = label === '' ? '' : `${label}: `;
  const note = value.note === '' ? '' : ` (${value.note})`;
  return [
    hanging('  - ', `${opening}${quantilesText(value)}; grade ${value.grade}, ${value.asOf}`, width),
    hanging('    ', `${value.source}${note}`, width),
  ].join('\n');
}

/** One number where it is fixed, else the three with their shape. */
function quantilesText({ low, mid, high, shape, unit }: ValueFacts): string {
  const named = unit === '1' || unit === '' ? '' : ` ${unit}`;
  if (shape === 'fixed') return `${formatSignificant(mid)}${named}, fixed`;
  return `${[low, mid, high].map(formatSignificant).join(' | ')}${named}, ${shape}`;
}

function givenText({ kind, name, over, unit, about }: GivenFacts, width: number): string {
  const opening =
    kind === 'dimension' && over !== undefined
      ? `${name} (dimension within ${over})`
      : `${title({ name, over, unit })} (${kind})`;
  return [wrapped(opening, width), ...told(about, width)].join('\n');
}

function attributeText({ attribute, cells }: AttributeFacts, width: number): string {
  const lines = cells.flatMap(({ channel, words, read }) => [
    hanging('  ', `${channel}: "${words}"`, width),
    ...read.map((word) => hanging('    - ', `${readText(word)}; grade ${word.grade}`, width)),
  ]);
  return [wrapped(attribute, width), ...lines].join('\n');
}

function readText(word: WordFacts): string {
  return `${word.reading}: ${word.parameter} = ${quantilesText(word)}`;
}

function title({
  name,
  symbol,
  over,
  unit,
}: {
  name: string;
  symbol?: string | undefined;
  over?: string | undefined;
  unit?: string | undefined;
}): string {
  const parts = [
    symbol === undefined ? name : `${name} ${symbol}`,
    over === undefined ? '' : `for each ${over}`,
    unit ? `[${unit}]` : '',
  ];
  return parts.filter(Boolean).join(' ');
}
