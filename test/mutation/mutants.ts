import { type Node, placeOf, type Source, type Visit } from '../helpers/sources.ts';

/** A source with one small fault in it. */
export interface Mutant {
  readonly path: string;
  /** `path:line` of the fault. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
  /** The whole source with the fault in it. */
  readonly text: string;
}

/** A piece of a source and what stands in its place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** What an operator becomes: its neighbour at a boundary, and what it is taken for. */
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&': ['|'],
  '|': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
};

/** Methods that are called instead, or not at all where there is none. */
const METHODS: Readonly<Record<string, string>> = {
  ...{ sort: '', filter: '', slice: '', reverse: '', trim: '', toLowerCase: '' },
  ...{
    some: 'every',
    every: 'some',
    min: 'max',
    max: 'min',
    floor: 'ceil',
    ceil: 'floor',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
  },
};

/** Every mutant of a source that its operators give; code that only words a message is left out, as are types. */
export function mutantsOf(source: Source): Mutant[] {
  const skipped = source.visits.filter(({ node }) => wordsOnly(node)).map(({ node }) => node);
  const changes = source.visits
    .filter(({ node }) => !skipped.some(({ start, end }) => start <= node.start && node.end <= end))
    .flatMap((visit) => changesOf(visit, source.text));
  return changes
    .filter(({ start, end, to }) => source.text.slice(start, end) !== to)
    .map(({ start, end, to }) => ({
      path: source.path,
      place: placeOf(source, start),
      from: source.text.slice(start, end).split('\n', 1).join(''),
      to,
      text: source.text.slice(0, start) + to + source.text.slice(end),
    }));
}

/** Types, imports, texts with values in them, and what is handed to `fail` or an `Error`. */
function wordsOnly(node: Node): boolean {
  if (/^TS(?!AsExpression|SatisfiesExpression|NonNull)|^Import|^TemplateLiteral$/.test(node.type)) return true;
  const callee = node.callee as { readonly name?: string } | undefined;
  return (
    (node.type === 'CallExpression' && callee?.name === 'fail') ||
    (node.type === 'NewExpression' && /Error$/.test(callee?.name ?? ''))
  );
}

function changesOf({ node, parent, property }: Visit, text: string): Change[] {
  const whole = (to: string): Change => ({ start: node.start, end: node.end, to });
  const part = (name: string): Node => node[name] as Node;
  const words = (name: string): string => text.slice(part(name).start, part(name).end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return operatorChanges(node, text);
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [whole(words('argument'))] : [];
    case 'UpdateExpression': {
      const other = node.operator === '++' ? '--' : '++';
      return [whole(node.prefix ? other + words('argument') : words('argument') + other)];
    }
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((to) => ({ start: part('test').start, end: part('test').end, to }));
    case 'Literal':
      return property === 'key' || isFiller(parent, property) ? [] : literalChanges(node.value, whole);
    case 'CallExpression':
      return methodChanges(node, text);
    case 'ExpressionStatement':
      return part('expression').type === 'AssignmentExpression' || part('expression').type === 'CallExpression'
        ? [whole(';')]
        : [];
    default:
      return [];
  }
}

/** What stands behind `??` for the type checker alone: in a hot loop an element that is always there. */
function isFiller(parent: Node | undefined, property: string): boolean {
  return parent?.type === 'LogicalExpression' && parent.operator === '??' && property === 'right';
}

function operatorChanges(node: Node, text: string): Change[] {
  const [left, right, operator] = [node.left as Node, node.right as Node, String(node.operator)];
  const start = left.end + text.slice(left.end, right.start).indexOf(operator);
  return (Object.hasOwn(OPERATORS, operator) ? (OPERATORS[operator] ?? []) : []).map((to) => ({
    start,
    end: start + operator.length,
    to,
  }));
}

function literalChanges(value: unknown, whole: (to: string) => Change): Change[] {
  if (typeof value === 'boolean') return [whole(String(!value))];
  if (typeof value !== 'number') return [];
  return [whole(value === 0 ? '1' : `(${value} + 1)`), ...(Number.isInteger(value) ? [] : [whole(`(${value} * 1.001)`)])];
}

function methodChanges(node: Node, text: string): Change[] {
  const callee = node.callee as Node;
  if (callee.type !== 'MemberExpression') return [];
  const [object, name] = [callee.object as Node, callee.property as Node];
  const method = String(name.name);
  if (!Object.hasOwn(METHODS, method)) return [];
  const other = METHODS[method] ?? '';
  if (other !== '') return [{ start: name.start, end: name.end, to: other }];
  return [{ start: node.start, end: node.end, to: text.slice(object.start, object.end) }];
}
