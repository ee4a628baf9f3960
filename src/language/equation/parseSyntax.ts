import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';
import { create, parseDependencies } from 'mathjs/number';
import { at } from '../../core/present.ts';
import type { Operator, Span } from '../expression.ts';
import type { Syntax } from './syntax.ts';
import { refuse, type Token, tokenize } from './tokens.ts';

/** Only the parser of mathjs, over plain numbers: it knows what binds tighter than what. Nothing of it is ever evaluated. */
const { parse } = create({ ...parseDependencies });

/** Walks the tokens beside the tree of mathjs, so that each node gets its place in the text, and each token is accounted for. */
interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  next: number;
}

/**
 * The shape of an equation. Its names are not looked up. Throws an InputError that underlines the piece which is not
 * part of the language; only the syntax in the tables below comes through.
 */
export function parseSyntax(text: string): Syntax {
  const cursor: Cursor = { text, tokens: tokenize(text), next: 0 };
  const syntax = read(parseTree(text, cursor.tokens), cursor);
  const rest = cursor.tokens[cursor.next];
  return rest === undefined ? syntax : refuseHere(cursor);
}

function parseTree(text: string, tokens: readonly Token[]): MathNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError)
      return refuse({ text, from: 0, to: text.length }, 'it is nested too deeply', 'Split it into several variables.');
    if (!(error instanceof SyntaxError)) throw error;
    const at = 'char' in error && typeof error.char === 'number' ? error.char - 1 : 0;
    const token = tokens.find((candidate) => candidate.span.from <= at && at < candidate.span.to);
    const message = error.message.replace(/ \(char \d+\)$/, '');
    return refuse(
      { text, ...(token?.span ?? { from: at, to: at + 1 }) },
      message.charAt(0).toLowerCase() + message.slice(1),
      'Complete or correct the equation at the mark.',
    );
  }
}

const READERS: ReadonlyMap<string, (node: MathNode, cursor: Cursor) => Syntax> = new Map([
  ['ConstantNode', (node: MathNode, cursor: Cursor) => readNumber(node as ConstantNode, cursor)],
  ['SymbolNode', (node: MathNode, cursor: Cursor) => readName(node as SymbolNode, cursor)],
  ['ParenthesisNode', (node: MathNode, cursor: Cursor) => readParenthesis(node as ParenthesisNode, cursor)],
  ['OperatorNode', (node: MathNode, cursor: Cursor) => readOperator(node as OperatorNode, cursor)],
  ['RelationalNode', (node: MathNode, cursor: Cursor) => readChain(node as RelationalNode, cursor)],
  ['ConditionalNode', (node: MathNode, cursor: Cursor) => readChoice(node as ConditionalNode, cursor)],
  ['FunctionNode', (node: MathNode, cursor: Cursor) => readCall(node as FunctionNode, cursor)],
]);

function read(node: MathNode, cursor: Cursor): Syntax {
  const reader = READERS.get(node.type);
  return reader ? reader(node, cursor) : refuseWhole(cursor);
}

function readNumber(node: ConstantNode, cursor: Cursor): Syntax {
  const token = take(cursor);
  if (token.kind !== 'number' || typeof node.value !== 'number' || !Number.isFinite(node.value)) return refuseWhole(cursor);
  return { kind: 'number', value: node.value, span: token.span };
}

function readName(node: SymbolNode, cursor: Cursor): Syntax {
  return { kind: 'name', name: node.name, span: take(cursor, node.name).span };
}

function readParenthesis(node: ParenthesisNode, cursor: Cursor): Syntax {
  const { from } = take(cursor, '(').span;
  const content = read(node.content, cursor);
  return { ...content, span: { from, to: take(cursor, ')').span.to } };
}

const BINARY: ReadonlySet<string> = new Set<Operator>(['+', '-', '*', '/', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or']);

function readOperator(node: OperatorNode, cursor: Cursor): Syntax {
  const [first, second] = node.args;
  if (first !== undefined && second === undefined) return readPrefix(node, first, cursor);
  if (first === undefined || second === undefined || node.args.length > 2 || !BINARY.has(node.op)) return refuseWhole(cursor);
  const left = read(first, cursor);
  if (node.implicit) return refuseHere(cursor);
  take(cursor, node.op);
  const right = read(second, cursor);
  return { kind: 'operation', operator: node.op as Operator, left, right, span: join(left.span, right.span) };
}

function readPrefix(node: OperatorNode, operand: MathNode, cursor: Cursor): Syntax {
  const { from } = take(cursor, node.op).span;
  const argument = read(operand, cursor);
  const span = { from, to: argument.span.to };
  if (node.op === '-') return { kind: 'negate', argument, span };
  if (node.op === 'not') return { kind: 'not', argument, span };
  return node.op === '+' ? { ...argument, span } : refuseWhole(cursor);
}

const RELATIONS: ReadonlyMap<string, Operator> = new Map([
  ['smaller', '<'],
  ['smallerEq', '<='],
  ['larger', '>'],
  ['largerEq', '>='],
  ['equal', '=='],
  ['unequal', '!='],
]);

/** `a < b < c` means `a < b and b < c`. */
function readChain(node: RelationalNode, cursor: Cursor): Syntax {
  let [left, chain]: [Syntax | undefined, Syntax | undefined] = [undefined, undefined];
  for (const [index, parameter] of node.params.entries()) {
    const operator = index === 0 ? undefined : RELATIONS.get(at(node.conditionals, index - 1));
    if (operator !== undefined) take(cursor, operator);
    const right = read(parameter, cursor);
    if (left !== undefined && operator !== undefined) {
      const link: Syntax = { kind: 'operation', operator, left, right, span: join(left.span, right.span) };
      chain =
        chain === undefined
          ? link
          : { kind: 'operation', operator: 'and', left: chain, right: link, span: join(chain.span, right.span) };
    }
    left = right;
  }
  return chain ?? refuseWhole(cursor);
}

function readChoice(node: ConditionalNode, cursor: Cursor): Syntax {
  const condition = read(node.condition, cursor);
  take(cursor, '?');
  const then = read(node.trueExpr, cursor);
  take(cursor, ':');
  const otherwise = read(node.falseExpr, cursor);
  return { kind: 'choice', condition, then, otherwise, span: join(condition.span, otherwise.span) };
}

function readCall(node: FunctionNode, cursor: Cursor): Syntax {
  const name = take(cursor);
  if (name.kind !== 'name' || node.fn.type !== 'SymbolNode' || node.fn.name !== name.text) return refuseWhole(cursor);
  take(cursor, '(');
  const given = node.args.map((argument, index) => {
    if (index > 0) take(cursor, ',');
    return read(argument, cursor);
  });
  const { to } = take(cursor, ')').span;
  return { kind: 'call', name: name.text, nameSpan: name.span, arguments: given, span: { from: name.span.from, to } };
}

function take(cursor: Cursor, text?: string): Token {
  const token = cursor.tokens[cursor.next];
  if (token === undefined || (text !== undefined && token.text !== text)) return refuseHere(cursor);
  cursor.next++;
  return token;
}

function refuseHere({ text, tokens, next }: Cursor): never {
  const token = tokens[next];
  if (token === undefined) return refuse({ text, from: text.length, to: text.length + 1 }, 'it ends too early', 'Complete it.');
  return refuse({ text, ...token.span }, `an operator is missing before "${token.text}"`, 'Write * between factors.');
}

/** A shape that mathjs knows and this language does not: an assignment, a range, a block. */
function refuseWhole({ text }: Cursor): never {
  return refuse(
    { text, from: 0, to: text.length },
    'it is not a formula of this language',
    'Use names, numbers, + - * / ^, comparisons, and, or, not, ? : and functions.',
  );
}

function join(first: Span, last: Span): Span {
  return { from: first.from, to: last.to };
}
