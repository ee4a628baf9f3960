import type { SvgNode } from './svgTree.ts';

const MOVED = /^translate\((-?[\d.]+),(-?[\d.]+)\)$/;
const CIRCLE = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/;

/** A mark with its place in its own numbers where it was moved there, in tenths of a pixel; texts, whose letters show less, in hundredths. */
export function leanMark(node: SvgNode): SvgNode {
  const match = MOVED.exec(node.attributes.get('transform') ?? '');
  const [x, y] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  const others = new Map([...node.attributes].filter(([name]) => name !== 'transform' || match === null));
  if (node.name === 'line') return { ...node, name: 'path', attributes: strokeOf(others, { x, y }) };
  const circle = CIRCLE.exec(others.get('d') ?? '');
  if (circle?.[1] !== undefined) return circleAt({ x, y, r: circle[1] }, others);
  if (node.name === 'text' && match && !others.has('x') && node.children.every((child) => typeof child === 'string'))
    return { ...node, attributes: new Map([['x', hundredths(x)], ['y', hundredths(y)], ...others]) };
  return {
    ...node,
    attributes: new Map([...node.attributes].map(([name, value]) => [name, name === 'd' ? roundedPath(value) : value])),
  };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A line from where it was moved, by so much, as a path. */
function strokeOf(attributes: ReadonlyMap<string, string>, { x, y }: Spot): ReadonlyMap<string, string> {
  const place = (name: string): number => Number(attributes.get(name) ?? 0);
  const [from, to] = [
    { x: x + place('x1'), y: y + place('y1') },
    { x: x + place('x2'), y: y + place('y2') },
  ];
  const [across, down] = [tenths(to.x - from.x), tenths(to.y - from.y)];
  const by = down === '0' ? `h${across}` : across === '0' ? `v${down}` : `l${across},${down}`;
  const others = [...attributes].filter(([name]) => !['x1', 'y1', 'x2', 'y2'].includes(name));
  return new Map([['d', `M${tenths(from.x)},${tenths(from.y)}${by}`], ...others]);
}

function circleAt({ x, y, r }: Spot & { readonly r: string }, attributes: ReadonlyMap<string, string>): SvgNode {
  const others = [...attributes].filter(([name]) => name !== 'd');
  return {
    name: 'circle',
    attributes: new Map([['cx', tenths(x)], ['cy', tenths(y)], ['r', hundredths(Number(r))], ...others]),
    children: [],
  };
}

function tenths(value: number): string {
  return String(Math.round(10 * value) / 10 + 0);
}

function hundredths(value: number): string {
  return String(Math.round(100 * value) / 100 + 0);
}

function roundedPath(d: string): string {
  return d.replace(/-?\d+\.\d{2,}/g, (number) => tenths(Number(number)));
}
