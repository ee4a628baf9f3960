import type { Issue } from '../../core/error.ts';
import { suggest } from '../../core/nearest.ts';
import { locate, type TextNode } from '../document/node.ts';
import type { Declared } from '../document/readFields.ts';
import { FORMATS, type Told } from './contract.ts';

/** One of a few words; an unknown one is an issue, and undefined. */
export function oneOf<Word extends string>(
  node: TextNode | undefined,
  { what, among }: { readonly what: string; readonly among: readonly Word[] },
  issues: Issue[],
): Word | undefined {
  if (node === undefined) return undefined;
  const found = among.find((word) => word === node.text);
  if (found === undefined)
    issues.push({
      opening: 'unknown',
      message: `${what} "${node.text}"`,
      ...locate(node),
      advice: suggest(node.text, [...among]),
    });
  return found;
}

/** `yes` or `no`; anything else is an issue. */
export function isYes(node: TextNode | undefined, issues: Issue[]): boolean {
  const said = oneOf(node, { what: 'answer', among: ['yes', 'no', 'true', 'false'] }, issues);
  return said === 'yes' || said === 'true';
}

/** A plain number; an issue, and undefined, where it is none. */
export function plainNumber(node: TextNode | undefined, issues: Issue[]): number | undefined {
  if (node === undefined) return undefined;
  if (/^[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?$/i.test(node.text)) return Number(node.text);
  issues.push({
    opening: 'invalid',
    message: `number "${node.text}"`,
    ...locate(node),
    advice: 'Write a plain number such as 0.2.',
  });
  return undefined;
}

/** Label and format of a declaration; without a label its name is written as words. */
export function told({ name, fields }: Declared, issues: Issue[]): Told {
  const format = oneOf(fields.get('format'), { what: 'format', among: FORMATS }, issues);
  return { label: fields.get('label')?.text || asWords(name.text), ...(format && { format }) };
}

/**
 * A name as a sentence begins with it.
 *
 * @example
 * asWords('half_life') // => 'Half life'
 */
export function asWords(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
