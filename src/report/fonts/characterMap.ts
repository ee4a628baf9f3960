/** Code points up to here have a place in the map. */
const LAST = 0xffff;

interface Run {
  readonly from: number;
  readonly to: number;
  readonly glyph: number;
}

/**
 * Which glyph a character has, as OpenType's `cmap` of format 4: runs of characters whose glyphs follow one another. Characters beyond the
 * Basic Multilingual Plane are left out.
 */
export function characterMap(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const runs = [...runsOf(glyphs), { from: LAST, to: LAST, glyph: 0 }];
  const length = 16 + 8 * runs.length;
  const bytes = new Uint8Array(12 + length);
  const view = new DataView(bytes.buffer);
  const search = 31 - Math.clz32(runs.length);
  const head = [0, 1, 3, 1, 0, 12, 4, length, 0, 2 * runs.length, 2 * (1 << search), search, 2 * (runs.length - (1 << search))];
  const columns = [
    ...runs.map(({ to }) => to),
    0,
    ...runs.map(({ from }) => from),
    ...runs.map(({ from, glyph }) => (from === LAST ? 1 : (glyph - from) & LAST)),
    ...runs.map(() => 0),
  ];
  for (const [place, value] of [...head, ...columns].entries()) view.setUint16(2 * place, value);
  return bytes;
}

function runsOf(glyphs: ReadonlyMap<number, number>): Run[] {
  const known = [...glyphs].filter(([point]) => point < LAST).sort(([one], [other]) => one - other);
  const runs: Run[] = [];
  for (const [point, glyph] of known) {
    const last = runs.at(-1);
    const goesOn = last !== undefined && last.to === point - 1 && last.glyph + point - last.from === glyph;
    if (goesOn) runs.splice(-1, 1, { ...last, to: point });
    else runs.push({ from: point, to: point, glyph });
  }
  return runs;
}
