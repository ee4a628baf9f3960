import { fail } from '../core/error.ts';
import { at } from '../core/present.ts';
import { startsWith } from './bytes.ts';
import { japaneseEvidence } from './shiftJis.ts';

/** How text is written; `ascii` where the beginning leaves the eight-bit encodings open. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis' | 'ascii';

export const ENCODING_WORDS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift_JIS',
  ascii: 'UTF-8',
};

/**
 * The encoding of a file that begins so: by its byte order mark, by the zero bytes that UTF-16 has beside every Latin
 * letter, else by what its bytes can be. Errors: bytes that may as well be Shift_JIS as Windows-1252.
 * @example
 * encodingOf(new Uint8Array([0x44, 0, 0x61, 0, 0x74, 0, 0x65, 0]), 'a.csv') // => 'utf-16le'
 * encodingOf(new Uint8Array([0x53, 0xfc, 0x64]), 'a.csv') // => 'windows-1252'
 * encodingOf(new Uint8Array([0x93, 0xfa, 0x95, 0x74]), 'a.csv') // => 'shift_jis'
 */
export function encodingOf(head: Uint8Array, file: string): Encoding {
  if (startsWith(head, '\xef\xbb\xbf')) return 'utf-8';
  if (startsWith(head, '\xff\xfe')) return 'utf-16le';
  if (startsWith(head, '\xfe\xff')) return 'utf-16be';
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = at(zeros, index % 2) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.2 && even < odd / 10) return 'utf-16le';
  if (even > head.length * 0.2 && odd < even / 10) return 'utf-16be';
  return eightBit(head, file);
}

/** Of bytes that are no UTF-16. A character that the end cuts in two does not count against UTF-8. */
export function eightBit(bytes: Uint8Array, file: string): Encoding {
  if (isAscii(bytes)) return 'ascii';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return japaneseOrWestern(bytes, file);
  }
}

function japaneseOrWestern(bytes: Uint8Array, file: string): Encoding {
  const evidence = japaneseEvidence(bytes);
  if (evidence === 'japanese') return 'shift_jis';
  if (evidence === 'western') return 'windows-1252';
  return fail({
    opening: 'invalid',
    message: 'text: it may be Shift_JIS (as Japanese Excel saves CSV) or Windows-1252, and nothing tells which',
    place: { file },
    advice: 'Save it again with Excel as "CSV UTF-8", or as a workbook (.xlsx).',
  });
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 127) return false;
  return true;
}

/** What Windows-1252 puts where Latin-1 has C1 controls, from 0x80. */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node before 24 decodes Windows-1252 as Latin-1, which loses the euro sign: the difference is made good here. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (control) => FROM_0X80[control.charCodeAt(0) - 0x80] ?? control);
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
  const beyond = [...text.matchAll(/[^\0-\x7f]/g)].length;
  return broken > 0 && broken * 2 >= beyond ? found[0] : undefined;
}
