import { fail, type Issue } from '../core/error.ts';

/** The bytes of a file, from the start each time it is called. */
export type Bytes = () => AsyncIterable<Uint8Array>;

/** The first `count` bytes, or all where there are fewer. */
export async function headOf(bytes: Bytes, count: number): Promise<Uint8Array> {
  const head = new Uint8Array(count);
  let length = 0;
  for await (const chunk of bytes()) {
    const part = chunk.subarray(0, count - length);
    head.set(part, length);
    length += part.length;
    if (length === count) break;
  }
  return head.subarray(0, length);
}

/** All bytes, for files that cannot be read as a stream. Errors: more than `most` bytes; `advice` says what to do then. */
export async function allOf(bytes: Bytes, limit: { readonly file: string; readonly most: number; readonly advice: string }) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes()) {
    length += chunk.length;
    if (length > limit.most) fail(tooLarge(limit));
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge({ file, most, advice }: { file: string; most: number; advice: string }): Issue {
  const message = `file: it is larger than ${Math.round(most / 1e6)} MB`;
  return { opening: 'invalid', message, place: { file }, advice };
}

/** Whether the bytes begin so.
 * @example
 * startsWith(new Uint8Array([31, 139, 8]), '\x1f\x8b') // => true */
export function startsWith(bytes: Uint8Array, start: string): boolean {
  if (bytes.length < start.length) return false;
  for (let index = 0; index < start.length; index++) if (bytes[index] !== start.charCodeAt(index)) return false;
  return true;
}
