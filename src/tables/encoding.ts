import { startsWith } from './bytes.ts';

/** How text is written; `ascii` where the beginning leaves UTF-8 and Windows-1252 open. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'ascii';

export const ENCODING_WORDS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Windows-1252',
  ascii: 'UTF-8',
};

/**
 * The encoding of a file that begins so: by its byte order mark, by the zero bytes that UTF-16 has beside every Latin
 * letter, else by whether it can be UTF-8.
 * @example
 * encodingOf(new Uint8Array([0x44, 0, 0x61, 0, 0x74, 0, 0x65, 0])) // => 'utf-16le'
 * encodingOf(new Uint8Array([0x53, 0xfc, 0x64])) // => 'windows-1252'
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (startsWith(head, '\xef\xbb\xbf')) return 'utf-8';
  if (startsWith(head, '\xff\xfe')) return 'utf-16le';
  if (startsWith(head, '\xfe\xff')) return 'utf-16be';
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.2 && even < odd / 10) return 'utf-16le';
  if (even > head.length * 0.2 && odd < even / 10) return 'utf-16be';
  return eightBit(head);
}

/** Of bytes that are no UTF-16. A character that the end cuts in two does not count against UTF-8. */
export function eightBit(bytes: Uint8Array): Encoding {
  if (isAscii(bytes)) return 'ascii';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if ((bytes[index] ?? 0) > 127) return false;
  return true;
}

/** UTF-8 that was once read as Windows-1252 or Windows-1251 and saved again: `Ã¤`, `â‚¬`, `Г¤`, `в‚¬`. */
const MOJIBAKE =
  /[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â‚¬|â€[\u0080-\u00bf“”™˜œž¦]|[ГВ][\u00a0-\u00bfјѕѓёђѐќўЈЅ‚„…†‡€‰‹‘’“”•–—™›]|в‚¬|вЂ./g;

/**
 * The first piece of broken text, where most of the letters beyond ASCII are broken.
 * @example
 * mojibakeIn("Verkäufe à l’Âge d’or") // => undefined
 * mojibakeIn('VerkÃ¤ufe') // => 'Ã¤'
 */
export function mojibakeIn(text: string): string | undefined {
  const found = text.match(MOJIBAKE) ?? [];
  const broken = found.join('').length;
  const beyond = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  return broken > 0 && broken * 2 >= beyond ? found[0] : undefined;
}
