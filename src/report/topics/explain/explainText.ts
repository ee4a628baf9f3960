import { formatSignificant } from '../../format.ts';
import { harmless, wrapped } from '../../outputs/terminal/textTable.ts';
import type {
  AttributeFacts,
  EquationFacts,
  Explanation,
  GivenFacts,
  ParameterFacts,
  ValueFacts,
  WordFacts,
} from './explanation.ts';

const WIDTH = 100;

const LEFT_OUT = 'Left out of reports, because the model has nothing for it';

/** The explanation in plain text of at most 100 columns. */
export function explainText({ model, equations, parameters, given, channelTable, leftOut }: Explanation, whole: boolean): string {
  const sections = [...new Set(equations.map(({ section }) => section))];
  const count = (things: readonly unknown[], noun: string) => `${things.length} ${noun}${things.length === 1 ? '' : 's'}`;
  const blocks = [
    ...(whole
      ? [
          paragraph(
            0,
            `${model}: ${count(equations, 'equation')}, ${count(parameters, 'parameter')}. "discovery explain <name>" shows one of them.`,
          ),
        ]
      : []),
    ...sections.flatMap((section) => [heading(section), ...equations.filter((one) => one.section === section).map(equationText)]),
    ...(parameters.length > 0 ? [heading('Assumptions: P10, P50, P90'), ...parameters.map(parameterText)] : []),
    ...(given.length > 0 ? [heading('Given: inputs, dated tables, dimensions'), ...given.map(givenText)] : []),
    ...(channelTable.length > 0
      ? [heading('The channel table, and how its words are read'), ...channelTable.map(attributeText)]
      : []),
    ...(leftOut.length > 0 ? [heading(LEFT_OUT), leftOut.map((line) => hanging('  - ', line)).join('\n')] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function heading(text: string): string {
  const shown = harmless(text);
  return `${shown}\n${'='.repeat(shown.length)}`;
}

function equationText({ name, over, unit, about, equals, starts, source, uses, usedBy }: EquationFacts): string {
  return [
    title({ name, over, unit }),
    paragraph(2, about),
    hanging('  = ', equals),
    ...(starts === undefined ? [] : [hanging('  month 0: ', starts)]),
    ...(source === undefined ? [] : [hanging('  Source: ', source)]),
    ...(uses.length === 0 ? [] : [hanging('  Uses: ', uses.join(', '))]),
    ...(usedBy.length === 0 ? [] : [hanging('  Used by: ', usedBy.join(', '))]),
  ].join('\n');
}

function parameterText({ name, symbol, over, unit, about, usedBy, values, words }: ParameterFacts): string {
  const origin = values.length + words.length === 0 ? [paragraph(2, 'Its value comes from the study.')] : [];
  return [
    title({ name, symbol, over, unit }),
    paragraph(2, about),
    ...origin,
    ...values.map((value) => valueText(value.member === '' ? (over === undefined ? '' : `every ${over}`) : value.member, value)),
    ...words.map((word) =>
      valueText(`${word.attribute}: ${word.word}${word.member === '' ? '' : ` (${word.member})`}, ${word.reading} reading`, word),
    ),
    ...(usedBy.length === 0 ? [] : [hanging('  Used by: ', usedBy.join(', '))]),
  ].join('\n');
}

function valueText(label: string, value: ValueFacts): string {
  const opening = label === '' ? '' : `${label}: `;
  const note = value.note === '' ? '' : ` (${value.note})`;
  return [
    hanging('  - ', `${opening}${quantilesText(value)}; grade ${value.grade}, ${value.asOf}`),
    hanging('    ', `${value.source}${note}`),
  ].join('\n');
}

/** One number where it is fixed, else the three with their shape. */
function quantilesText({ low, mid, high, shape, unit }: ValueFacts): string {
  const named = unit === '1' || unit === '' ? '' : ` ${unit}`;
  if (shape === 'fixed') return `${formatSignificant(mid)}${named}, fixed`;
  return `${[low, mid, high].map(formatSignificant).join(' | ')}${named}, ${shape}`;
}

function givenText({ kind, name, over, unit, about }: GivenFacts): string {
  const opening =
    kind === 'dimension' && over !== undefined
      ? `${name} (dimension within ${over})`
      : `${title({ name, over, unit })} (${kind})`;
  return [opening, paragraph(2, about)].join('\n');
}

function attributeText({ attribute, cells }: AttributeFacts): string {
  const lines = cells.flatMap(({ channel, words, read }) => [
    hanging('  ', `${channel}: "${words}"`),
    ...read.map((word) => hanging('    - ', `${readText(word)}; grade ${word.grade}`)),
  ]);
  return [harmless(attribute), ...lines].join('\n');
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
  return harmless(parts.filter(Boolean).join(' '));
}

function paragraph(indent: number, text: string): string {
  return hanging(' '.repeat(indent), text);
}

/** The first line after `opening`, the others as far in. */
function hanging(opening: string, text: string): string {
  return opening + wrapped(text, WIDTH - opening.length).replaceAll('\n', `\n${' '.repeat(opening.length)}`);
}
