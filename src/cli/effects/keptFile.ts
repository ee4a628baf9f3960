import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

/** First word of the first line, which goes on with the key and the hash of all that follows. */
const FORMAT = 'discovery-kept-1';
/** Longer than any first line. */
const HEAD = 300;

/** Data with maps and arrays of numbers as the bytes of a file that {@link unpack} knows to be whole and its own. */
export function pack(key: string, value: unknown): Uint8Array {
  const body = serialize(value);
  return Buffer.concat([Buffer.from(`${FORMAT} ${key} ${hashOf(body)}\n`), body]);
}

/** What was packed under the key; undefined where the bytes are cut short, changed, of another key or none of ours. */
export function unpack(key: string, bytes: Uint8Array): { readonly value: unknown } | undefined {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [format, of, hash] = all.subarray(0, HEAD).toString('latin1').split('\n', 1).join('').split(' ');
  const body = all.subarray(all.indexOf('\n') + 1);
  if (format !== FORMAT || of !== key || hash !== hashOf(body)) return undefined;
  return { value: deserialize(body) };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
