/** Signs that Western text has among the bytes 0x80 to 0x9f: € ‚ „ … Š Œ Ž quotes • – — ™ š œ ž Ÿ. The rest of them it never has. */
const WESTERN: ReadonlySet<number> = new Set([
  ...[0x80, 0x82, 0x84, 0x85, 0x8a, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0x9a, 0x9c, 0x9e, 0x9f],
]);

/** Runs of Japanese for each run that is none, from which on a text is Japanese; the other way round it is Western. */
const CLEAR = 4;
/** Half-width katakana in a row that are no accident of Western capitals. */
const HALF_RUN = 4;

type Kind = 'japanese' | 'odd' | 'single';

/**
 * Whether bytes that are no UTF-8 are Japanese (Shift_JIS) or Western (Windows-1252). Japanese stands in runs of kana and frequent
 * kanji; Western letters beyond ASCII stand alone among ASCII, and read as Shift_JIS they are rare kanji or nothing.
 * @example
 * japaneseEvidence(new Uint8Array([0x8d, 0x4c, 0x8d, 0x90, 0x94, 0xef])) // => 'japanese'
 * japaneseEvidence(new Uint8Array([0x56, 0x65, 0x72, 0x6b, 0xe4, 0x75, 0x66, 0x65])) // => 'western'
 */
export function japaneseEvidence(bytes: Uint8Array): 'japanese' | 'western' | 'open' {
  const runs = { japanese: new Set<string>(), odd: new Set<string>(), single: new Set<string>() };
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const { end, kind } = runAt(bytes, at);
    if (kind) runs[kind].add(String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 100))));
    at = Math.max(at, end - 1);
  }
  const [japanese, odd] = [runs.japanese.size, runs.odd.size];
  if (japanese > 0 && japanese >= CLEAR * odd) return 'japanese';
  if (odd > 0 && odd >= CLEAR * japanese) return 'western';
  return japanese === 0 && isWestern(bytes) ? 'western' : 'open';
}

function isWestern(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80 || byte > 0x9f || WESTERN.has(byte));
}

/** The characters beyond ASCII from here on, as Shift_JIS cuts them, and what they look like; the last one may be cut off. */
function runAt(bytes: Uint8Array, start: number): { readonly end: number; readonly kind?: Kind } {
  let [at, units, frequent, half, broken] = [start, 0, 0, 0, 0];
  for (; at < bytes.length && (bytes[at] ?? 0) >= 0x80; units++) {
    const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
    const isLead = (lead > 0x80 && lead < 0xa0) || (lead > 0xdf && lead < 0xfd);
    if (isLead && at + 1 === bytes.length) break;
    const isDouble = isLead && isTrail(trail);
    if (lead > 0xa0 && lead < 0xe0) half++;
    else if (!isDouble) broken++;
    else if (isFrequent(lead, trail)) frequent++;
    at += isDouble ? 2 : 1;
  }
  if (units === 0) return { end: bytes.length };
  if (broken > 0 || (half < units && frequent * 2 <= units - half)) return { end: at, kind: 'odd' };
  const isRun = frequent > 1 || half >= HALF_RUN || (frequent > 0 && half > 0);
  return { end: at, kind: isRun ? 'japanese' : 'single' };
}

function isTrail(byte: number): boolean {
  return (byte >= 0x40 && byte < 0x7f) || (byte > 0x7f && byte < 0xfd);
}

/** Signs, letters and kana, and the kanji of level 1 of JIS X 0208. */
function isFrequent(lead: number, trail: number): boolean {
  return (
    (lead > 0x80 && lead < 0x84) ||
    (lead === 0x88 && trail > 0x9e) ||
    (lead > 0x88 && lead < 0x98) ||
    (lead === 0x98 && trail < 0x73)
  );
}
