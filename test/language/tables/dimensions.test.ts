import { describe, expect, test } from 'vitest';
import { CHANNELS, headlinesOf, issuesOf, SIGNALS, small } from '../small.ts';

const across = small();

const DOWN = `
channel | Advertising | Buyer intent
Amazon Search | High - visible | Moderate
External AI (ChatGPT/Perplexity) | None - organic only | Very high
`;

describe('the channel table', () => {
  test('gives channels their ids, labels and words', () => {
    expect(across.dimensions.get('channel')).toEqual({
      name: 'channel',
      members: [
        { id: 'amazon_search', label: 'Amazon Search' },
        { id: 'external_ai', label: 'External AI (ChatGPT/Perplexity)' },
      ],
      constants: new Map(),
    });
    expect(across.channelTable).toEqual({
      file: 'channels.csv',
      dimension: 'channel',
      attributes: ['Advertising', 'Buyer intent'],
      words: new Map([
        ['amazon_search', ['High - visible', 'Moderate']],
        ['external_ai', ['None - organic only', 'Very high']],
      ]),
    });
  });

  test('means the same with a row a channel', () => {
    const down = small({ tables: { 'channels.csv': DOWN } });
    expect(down.dimensions).toEqual(across.dimensions);
    expect(down.channelTable).toEqual(across.channelTable);
  });

  test.each([
    [
      'a column',
      CHANNELS.replace(/^(attribute.*)$/m, '$1 | Voice Box')
        .replace(/^(Adv.*)$/m, '$1 | Low')
        .replace(/^(Buyer.*)$/m, '$1 | High'),
    ],
    ['a row', `${DOWN.trimEnd()}\nVoice Box | Low | High\n`],
  ])('a third channel is %s more, and its signals', (_, channels) => {
    const model = small({
      variables: '    appeal: {over: channel, unit: 1, equals: total(weight)}',
      tables: { 'channels.csv': channels, 'signals.csv': `${SIGNALS.trimEnd()}\nskills | Skills | voice_box | 1\n` },
    });
    expect(model.dimensions.get('channel')?.members.at(-1)).toEqual({ id: 'voice_box', label: 'Voice Box' });
    expect(model.channelTable.words.get('voice_box')).toEqual(['Low', 'High']);
    expect(model.dimensions.get('signal')?.members.at(-1)).toEqual({ id: 'skills', label: 'Skills', owner: 'voice_box' });
    expect(model.dimensions.get('signal')?.constants.get('weight')).toEqual([1, 0.6, 0.4, 1]);
  });

  test.each([
    [
      'two channels of one name',
      CHANNELS.replace('Amazon Search', 'External AI'),
      'invalid member "external_ai": it appears twice',
    ],
    ['a channel without a name', CHANNELS.replace('Amazon Search', '(new)'), 'missing name of a member'],
    ['an attribute twice', CHANNELS.replace('Buyer intent', 'Advertising'), 'invalid attribute "Advertising": it appears twice'],
    ['an attribute without a name', CHANNELS.replace('Buyer intent', ''), 'missing name of an attribute'],
  ])('%s', (_, channels, headline) => {
    expect(headlinesOf(() => small({ tables: { 'channels.csv': channels } }))).toContain(headline);
  });

  test('__proto__ as a label is a channel like any other', () => {
    const model = small({
      tables: {
        'channels.csv': CHANNELS.replace('Amazon Search', '__proto__'),
        'signals.csv': SIGNALS.replace('amazon_search', 'proto'),
      },
    });
    expect(model.channelTable.words.get('proto')).toEqual(['High - visible', 'Moderate']);
  });
});

describe('a list of members', () => {
  test('gives owners and constants', () => {
    const signal = across.dimensions.get('signal');
    expect(signal?.within).toBe('channel');
    expect(signal?.members[1]).toEqual({ id: 'community', label: 'Community', owner: 'external_ai' });
    expect(signal?.constants).toEqual(new Map([['weight', [1, 0.6, 0.4]]]));
  });

  test.each([
    ['an unknown owner', SIGNALS.replace('external_ai', 'external_al'), 'unknown channel "external_al"'],
    ['an id twice', SIGNALS.replace('editorial |', 'community |'), 'invalid member "community": it appears twice'],
    ['an id with capitals', SIGNALS.replace('listing ', 'Listing '), 'invalid member "Listing"'],
    ['__proto__ as an id', SIGNALS.replace('listing ', '__proto__ '), 'invalid member "__proto__"'],
    ['text in a number', SIGNALS.replace('0.6', 'much'), 'invalid "weight": "much" is not a number'],
    ['hexadecimal', SIGNALS.replace('0.6', '0x10'), 'invalid "weight": "0x10" is not a number'],
    ['no number', SIGNALS.replace('0.6', ''), 'missing "weight"'],
    ['too large a number', SIGNALS.replace('0.6', '1e999'), 'invalid "weight": "1e999" is not a number'],
    ['no owner column', SIGNALS.replace('channel ', 'chanel '), 'missing column "channel"'],
    ['a column that is a function', SIGNALS.replace('weight', 'last'), 'invalid column "last"'],
    [
      'a column that is a name already',
      SIGNALS.replace('weight', 'price'),
      'invalid column "price" of signals.csv: the name stands for something else already',
    ],
    ['__proto__ as a column', SIGNALS.replace('weight', '__proto__'), 'invalid column "__proto__"'],
  ])('%s', (_, signals, headline) => {
    expect(headlinesOf(() => small({ tables: { 'signals.csv': signals } }))).toContain(headline);
  });

  test('an unknown owner is shown with its line and the nearest channel', () => {
    const tables = { 'signals.csv': SIGNALS.replace('external_ai', 'external_al') };
    expect(issuesOf(() => small({ tables }))).toMatchObject([
      { place: { file: 'signals.csv', line: 3 }, advice: 'Did you mean "external_ai"?' },
    ]);
  });
});

describe('dimensions', () => {
  const yaml = (dimensions: string) => `dimensions:\n${dimensions}variables:\n  All:\n    x: {unit: 1, equals: 1}\n`;
  const regions = 'region | label | size\nnorth | North | 2\nsouth | South | 3\n';

  test('without words or owners are lists', () => {
    const model = small({ yaml: yaml('  region: {file: regions.csv}\n'), tables: { 'regions.csv': regions } });
    expect(model.dimensions.get('region')?.constants).toEqual(new Map([['size', [2, 3]]]));
  });

  test.each([
    ['an owner that is no dimension', '  signal: {file: signals.csv, within: channel}\n', 'unknown dimension "channel"'],
    [
      'an owner that is itself',
      '  signal: {file: signals.csv, within: signal}\n',
      'invalid dimension "signal": its owner "signal" has an owner too',
    ],
    [
      'owners for a table of words',
      '  region: {file: regions.csv}\n  channel: {file: channels.csv, within: region}\n',
      'invalid dimension "channel": a table of words does not say owners',
    ],
    [
      'two tables of words',
      '  channel: {file: channels.csv}\n  other: {file: channels.csv}\n',
      'invalid dimension "other": a second table of words',
    ],
  ])('%s', (_, dimensions, headline) => {
    expect(headlinesOf(() => small({ yaml: yaml(dimensions), tables: { 'regions.csv': regions } }))).toContain(headline);
  });

  test('do not share the names of their columns', () => {
    const tables = { 'regions.csv': regions.replace('size', 'weight') };
    const dimensions =
      '  channel: {file: channels.csv}\n  signal: {file: signals.csv, within: channel}\n  region: {file: regions.csv}\n';
    expect(headlinesOf(() => small({ yaml: yaml(dimensions), tables }))).toEqual([
      'invalid column "weight" of regions.csv: the name stands for something else already',
    ]);
  });
});
