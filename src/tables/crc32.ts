/** Remainders of every byte by the polynomial of zip and gzip, bits reversed (ISO 3309). */
const REMAINDERS: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/**
 * The checksum of bytes as archives hold it; `before` is that of the bytes that stand in front of them.
 * @example
 * crc32(new TextEncoder().encode('123456789')) // => 0xcbf43926
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let rest = ~before;
  for (let index = 0; index < bytes.length; index++)
    rest = (REMAINDERS[(rest ^ (bytes[index] as number)) & 255] as number) ^ (rest >>> 8);
  return ~rest >>> 0;
}
