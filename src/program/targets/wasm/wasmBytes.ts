/*
 * How a module of WebAssembly is written down (core specification 2.0, chapter 5: binary format).
 */

/** A whole number of at least 0, seven bits a byte. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** A whole number of 32 bits. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const low = rest & 127;
    const last = rest >> 7 === (low >= 64 ? -1 : 0);
    bytes.push(last ? low : low + 128);
    if (last) return bytes;
  }
}

/** The eight bytes of a double. */
export function doubleBytes(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer)];
}

/** Two whole numbers of 32 bits, the low one first. */
export function wordBytes(low: number, high: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, low, true);
  view.setInt32(4, high, true);
  return [...new Uint8Array(view.buffer)];
}

export function text(name: string): number[] {
  return [...unsigned(name.length), ...new TextEncoder().encode(name)];
}

export function vector(entries: readonly (readonly number[])[]): number[] {
  return [...unsigned(entries.length), ...entries.flat()];
}

export function section(id: number, bytes: readonly number[] | Uint8Array): Uint8Array {
  const head = [id, ...unsigned(bytes.length)];
  const all = new Uint8Array(head.length + bytes.length);
  all.set(head);
  all.set(bytes, head.length);
  return all;
}
