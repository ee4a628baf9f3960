import { at } from '../../core/present.ts';
import type { Frame, Layer } from './marks.ts';
import { draw, keyEntry } from './marks.ts';

export interface EndLabel {
  readonly text: string;
  /** Value on the y axis that the label belongs to. */
  readonly y: number;
  readonly colour: string;
}

/** Labels to the right of a frame, each beside its value, pushed apart where they would touch. `swatch` puts a square of the
 * colour before ink text, for areas; without it the text has the colour, for lines. */
export function endLabels(
  frame: Frame,
  labels: readonly EndLabel[],
  options: { readonly limit: number; readonly swatch?: boolean },
): Layer[] {
  const heights = spreadApart(
    labels.map(({ y }) => toPixel(frame, y)),
    { gap: 14, low: 0, high: frame.height },
  );
  const { limit, swatch = false } = options;
  return labels.flatMap(({ text, colour }, index) => {
    const y = at(heights, index);
    if (swatch) return keyEntry(frame, { text, colour, x: frame.width + 8, y, limit: limit - 12 });
    return [draw(frame, { type: 'text', align: 'left', x: frame.width + 8, y, limit, fontSize: 11, fill: colour }, [{ text }])];
  });
}

/** Pixels to leave for labels of this text beside a frame, by the usual width of a letter: long names are cut with an ellipsis. */
export function marginFor(texts: readonly string[], before = 14): number {
  const letters = Math.max(0, ...texts.map((text) => text.length));
  return Math.max(40, Math.min(172, before + 5.3 * letters));
}

/** Where a value falls in a frame, in pixels from its top. */
export function toPixel({ height, y: [bottom, top] }: Frame, value: number): number {
  return top === bottom ? height / 2 : height * (1 - (value - bottom) / (top - bottom));
}

/**
 * Positions moved as little as a simple sweep can, so that neighbours are `gap` apart, in the given order of results.
 *
 * @example
 * spreadApart([50, 10, 52], { gap: 10, low: 0, high: 100 }) // => [46, 10, 56]
 * spreadApart([98, 99], { gap: 10, low: 0, high: 100 }) // => [90, 100]
 */
export function spreadApart(
  positions: readonly number[],
  { gap, low, high }: { gap: number; low: number; high: number },
): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => at(positions, a) - at(positions, b));
  const clusters: { members: number[]; centre: number }[] = [];
  for (const index of order) {
    clusters.push({ members: [index], centre: at(positions, index) });
    mergeClose(clusters, positions, { gap, low, high });
  }
  const result = [...positions];
  for (const { members, centre } of clusters) {
    members.forEach((member, rank) => {
      result[member] = centre + (rank - (members.length - 1) / 2) * gap;
    });
  }
  return result;
}

type Cluster = { members: number[]; centre: number };

function mergeClose(clusters: Cluster[], positions: readonly number[], limits: { gap: number; low: number; high: number }): void {
  const half = ({ members }: Cluster): number => ((members.length - 1) * limits.gap) / 2;
  const settle = (cluster: Cluster): void => {
    const mean = cluster.members.reduce((total, member) => total + at(positions, member), 0) / cluster.members.length;
    cluster.centre = Math.max(limits.low + half(cluster), Math.min(limits.high - half(cluster), mean));
  };
  for (;;) {
    const last = clusters.at(-1);
    if (last) settle(last);
    const before = clusters.at(-2);
    if (!last || !before || last.centre - half(last) - (before.centre + half(before)) >= limits.gap) return;
    before.members.push(...last.members);
    clusters.pop();
  }
}
