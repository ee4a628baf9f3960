const [END, ENTRY] = [0x06054b50, 0x02014b50];
/** The contents page ends with its own place and at most so many bytes of comment. */
const MOST_COMMENT = 65_535 + 22;

/**
 * The checksum of each part as the contents page of a zip archive says it (APPNOTE 4.3.12 and 4.3.16); empty where the page is not found
 * or is one of an archive of more than 4 GB.
 */
export function checksumsIn(bytes: Uint8Array): ReadonlyMap<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sums = new Map<string, number>();
  const end = endOf(view);
  if (end === undefined) return sums;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) break;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
    const text = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    sums.set(text, view.getUint32(at + 16, true));
    at += 46 + name + extra + comment;
  }
  return sums;
}

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - MOST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return at;
  return undefined;
}
