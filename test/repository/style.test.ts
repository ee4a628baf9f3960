import { describe, expect, it } from 'vitest';
import { isNode, type Node, parseText, placeOf, type Source, sourcesIn } from '../helpers/sources.ts';

const SRC = sourcesIn('src');
/** What touches the world: the command line, and what runs in a browser. */
const WORLDLY = ['src/cli/', 'src/page/'];
const PURE = SRC.filter(({ path }) => !WORLDLY.some((folder) => path.startsWith(folder)));
const OTHER = sourcesIn('test');
const COMPILER = 'src/program/instantiate.ts';

/** The outside world, time and chance: what may be reached from there only. */
const WORLD: ReadonlySet<string> = new Set(
  [
    'Date',
    'process',
    'console',
    'performance',
    'crypto',
    'fetch',
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'navigator',
  ].concat(['globalThis', 'global', 'window', 'document', 'require', 'eval', 'Worker', 'XMLHttpRequest', 'WebSocket']),
);

type Found = (source: Source) => readonly Node[];

/** Where in these sources the rule finds something. */
function places(sources: readonly Source[], found: Found): string[] {
  return sources.flatMap((source) =>
    found(source).map((node) => `${placeOf(source, node.start)} ${source.text.slice(node.start, node.end).split('\n')[0]}`),
  );
}

function nodes({ visits }: Source, type: string): Node[] {
  return visits.flatMap(({ node }) => (node.type === type ? [node] : []));
}

/** Names that are read or called as themselves: not properties, keys or declarations of a shape. */
function globalsRead({ visits }: Source): Node[] {
  return visits.flatMap(({ node, parent, property }) => {
    if (node.type !== 'Identifier' || (parent?.computed !== true && (property === 'property' || property === 'key'))) return [];
    return parent?.type.startsWith('TS') ? [] : [node];
  });
}

function worldly(source: Source): Node[] {
  return globalsRead(source).filter((node) => WORLD.has(String(node.name)));
}

function mathRandom(source: Source): Node[] {
  return nodes(source, 'MemberExpression').filter((node) =>
    /^Math\s*\??[.[]\s*['"`]?random/.test(source.text.slice(node.start, node.end)),
  );
}

/** What engines compute each in their own way, to other last digits from version to version. */
const LEFT_TO_ENGINES =
  /^Math\s*\??(?:\.|\[['"`])\s*(?:a?(?:sin|cos|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow)\b/;

function engineArithmetic(source: Source): Node[] {
  const textOf = ({ start, end }: Node) => source.text.slice(start, end);
  const called = nodes(source, 'MemberExpression').filter((node) => LEFT_TO_ENGINES.test(textOf(node)));
  const named = [...nodes(source, 'VariableDeclarator'), ...nodes(source, 'AssignmentExpression')].filter(({ init, right }) =>
    [init, right].some((from) => isNode(from) && from.type === 'Identifier' && from.name === 'Math'),
  );
  const powers = [...nodes(source, 'BinaryExpression'), ...nodes(source, 'AssignmentExpression')].filter(({ operator }) =>
    String(operator).startsWith('**'),
  );
  return [...called, ...named, ...powers];
}

function functionConstructor(source: Source): Node[] {
  return globalsRead(source).filter((node) => node.name === 'Function');
}

function moduleLet({ program }: Source): Node[] {
  const statements = (program.body as readonly Node[]).map((statement) =>
    isNode(statement.declaration) ? statement.declaration : statement,
  );
  return statements.filter((statement) => statement.type === 'VariableDeclaration' && statement.kind !== 'const');
}

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function functions({ visits }: Source): Node[] {
  return visits.flatMap(({ node }) => (FUNCTIONS.has(node.type) && isNode(node.body) ? [node] : []));
}

function linesOf({ text }: Source, { start, end }: Node): number {
  return text.slice(start, end).split('\n').length;
}

function parameterCount(node: Node): number {
  const { items } = node.params as { items?: readonly Node[] };
  return (items ?? (node.params as readonly Node[])).length;
}

function fileLines({ text }: Source): number {
  return text.trimEnd().split('\n').length;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

describe('src/ outside cli/ and page/', () => {
  it('touches no clock, console, process, file, timer or network', () => expect(places(PURE, worldly)).toEqual([]));
  it('has no randomness of its own', () => expect(places(PURE, mathRandom)).toEqual([]));
});

describe('src/', () => {
  it('makes code from text in one file only', () => {
    expect(
      places(
        SRC.filter(({ path }) => path !== COMPILER),
        functionConstructor,
      ),
    ).toEqual([]);
    expect(SRC.filter(({ path }) => path === COMPILER).flatMap(functionConstructor)).toHaveLength(1);
  });
  it('leaves no power, exponential, logarithm or angle to the engine', () => expect(places(SRC, engineArithmetic)).toEqual([]));
  it('keeps no state in modules', () => expect(places(SRC, moduleLet)).toEqual([]));
  it('has no default export', () => expect(places(SRC, (source) => nodes(source, 'ExportDefaultDeclaration'))).toEqual([]));
  it('has no any', () => expect(places([...SRC, ...OTHER], (source) => nodes(source, 'TSAnyKeyword'))).toEqual([]));
  it('has no non-null assertion', () => expect(places(SRC, (source) => nodes(source, 'TSNonNullExpression'))).toEqual([]));
});

describe('sizes', () => {
  it('no file is over 300 lines', () => {
    expect(
      [...SRC, ...OTHER].filter((source) => fileLines(source) > 300).map((source) => `${source.path}: ${fileLines(source)}`),
    ).toEqual([]);
  });
  it('the median file of src/ is under 80 lines', () => expect(median(SRC.map(fileLines))).toBeLessThan(80));
  it('no function is over 60 lines', () => {
    expect(places(SRC, (source) => functions(source).filter((node) => linesOf(source, node) > 60))).toEqual([]);
  });
  it('the median function is under 10 lines', () => {
    expect(median(SRC.flatMap((source) => functions(source).map((node) => linesOf(source, node))))).toBeLessThan(10);
  });
  it('no function takes more than three positional parameters', () => {
    expect(places(SRC, (source) => functions(source).filter((node) => parameterCount(node) > 3))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  const sample = (text: string): Source => parseText('sample.ts', text);
  it('see what they forbid', () => {
    const bad = sample(
      'export let a = Date.now(); const b = { process: 1, console }; const c = (p, q, r, s) => new Function(p); b.process;',
    );
    expect(
      worldly(bad)
        .map((node) => node.name)
        .sort(),
    ).toEqual(['Date', 'console']);
    expect([moduleLet(bad).length, functionConstructor(bad).length, functions(bad).map(parameterCount)]).toEqual([1, 1, [4]]);
    const engine = sample(
      'Math.pow(2, 3); Math["log1p"]; x ** 2; y **= 2; const { exp } = Math; Math.atanh; Math.sqrt(2); Math.abs(1);',
    );
    expect(engineArithmetic(engine)).toHaveLength(6);
    expect(mathRandom(sample('Math.random(); Math["random"]')).length).toBe(2);
  });
});
