/** Character → its bytes in Shift_JIS, by decoding every pair there is. */
const BYTES = new Map<string, readonly number[]>();
for (let lead = 0x81; lead <= 0xfc; lead++) {
  for (let trail = 0x40; trail <= 0xfc; trail++) {
    const text = new TextDecoder('shift_jis').decode(new Uint8Array([lead, trail]));
    if ([...text].length === 1 && text !== '\ufffd' && !BYTES.has(text)) BYTES.set(text, [lead, trail]);
  }
}
for (let code = 0xa1; code <= 0xdf; code++) BYTES.set(String.fromCharCode(0xff61 + code - 0xa1), [code]);

/** Text as Japanese Excel saves CSV. */
export function shiftJis(text: string): Uint8Array {
  return new Uint8Array([...text].flatMap((letter) => BYTES.get(letter) ?? [letter.charCodeAt(0)]));
}
