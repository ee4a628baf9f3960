/** A key that no plain value of ours has, for what JSON has no word for. */
const TAG = '~';

/**
 * Data as one line of JSON that may stand in a page: maps, rows of numbers and numbers that are none included. {@link fromPlainText} reads
 * it again. What is undefined is left out.
 *
 * @example
 * fromPlainText(toPlainText({ a: new Map([['x', Number.NaN]]) })) // => { a: new Map([['x', Number.NaN]]) }
 * toPlainText('</script>') // => '"\\u003c/script>"'
 */
export function toPlainText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => tagged(part)).replaceAll('<', '\\u003c');
}

function tagged(part: unknown): unknown {
  if (part instanceof Map) return { [TAG]: 'map', of: [...part] };
  if (part instanceof Float64Array) return { [TAG]: 'row', of: [...part] };
  return typeof part === 'number' && !Number.isFinite(part) ? { [TAG]: String(part) } : part;
}

export function fromPlainText(text: string): unknown {
  return JSON.parse(text, (_, part: unknown) => untagged(part));
}

function untagged(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !(TAG in part)) return part;
  const { [TAG]: tag, of } = part as { [TAG]: string; of?: unknown };
  if (tag === 'map') return new Map(of as [unknown, unknown][]);
  return tag === 'row' ? Float64Array.from(of as number[]) : Number(tag);
}
