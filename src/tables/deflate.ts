import { deflateSync, zlibSync } from 'fflate';

/** Bytes compressed as RFC 1951 says, without a header: what a browser's `deflate-raw` reads. */
export function deflateRaw(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9 });
}

/** The same with the header and the check of RFC 1950. */
export function zlib(bytes: Uint8Array): Uint8Array {
  return zlibSync(bytes, { level: 9 });
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * @example
 * base64(Uint8Array.of(255, 0, 1, 2)) // => '/wABAg=='
 */
export function base64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let from = 0; from < bytes.length; from += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(from, from + 3);
    const bits = first * 65_536 + second * 256 + third;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >> shift) & 63)).join('');
    const lacking = Math.max(0, from + 3 - bytes.length);
    groups.push(digits.slice(0, 4 - lacking) + '='.repeat(lacking));
  }
  return groups.join('');
}
