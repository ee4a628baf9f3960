import { present } from '../../../core/present.ts';
import {
  attributes,
  type Box,
  type Measure,
  type Painted,
  type PaintedLayer,
  type PaintedPlace,
  type PaintedRow,
  type PaintedStroke,
  type PaintedView,
  pixel,
  strokeText,
  together,
} from './painted.ts';
import { paintSymbol } from './paintSymbol.ts';
import { paintText } from './paintText.ts';

type Field = 'x' | 'x2' | 'y' | 'y2';

/** Where a field of a row lies, in pixels of its view: by its scale where rows have it, else where the style says; undefined where neither does. */
type PlaceOf = (row: PaintedRow, field: Field) => number | undefined;

/** The rows of a layer as its mark. */
export function paintLayer(layer: PaintedLayer, view: PaintedView, measure: Measure): Painted {
  const { values } = layer.data;
  const place = placer(layer, view);
  const spot = (row: PaintedRow) => ({ x: place(row, 'x') ?? view.width / 2, y: place(row, 'y') ?? view.height / 2 });
  switch (layer.mark.type) {
    case 'text':
      return together(values.map((row) => paintText(row, spot(row), { style: layer.mark, measure })));
    case 'point':
      return together(values.map((row) => paintSymbol(spot(row), layer.mark)));
    case 'rule':
      return together(values.map((row) => paintRule(row, { layer, view, place })));
    case 'rect':
      return together(values.map((row) => paintRect(row, layer, place)));
    case 'line':
      return paintPath(byX(values).map(spot), `fill="none"${strokeText({ strokeWidth: 2, ...layer.mark })}`, false);
    case 'area':
      return paintArea(layer, place);
  }
}

function placer({ encoding, mark }: PaintedLayer, view: PaintedView): PlaceOf {
  const scaled = (
    value: number,
    {
      scale: {
        domain: [from, to],
      },
    }: PaintedPlace,
  ): number => (value - from) / (to - from);
  return (row, field) => {
    const [along, by] = field.startsWith('x') ? [encoding.x, view.width] : [encoding.y, view.height];
    const value = row[field];
    if (encoding[field] === undefined || along === undefined || value === undefined) return mark[field];
    return field.startsWith('x') ? by * scaled(value, along) : by * (1 - scaled(value, along));
  };
}

interface Ruled {
  readonly layer: PaintedLayer;
  readonly view: PaintedView;
  readonly place: PlaceOf;
}

/** A line from one place to another; through the whole view where only one of its directions is known. */
function paintRule(row: PaintedRow, { layer: { mark }, view, place }: Ruled): Painted {
  const [x, x2, y, y2] = (['x', 'x2', 'y', 'y2'] as const).map((field) => place(row, field));
  const [left, bottom] = [0, view.height];
  const from = { x: x ?? left, y: y ?? bottom };
  const to = { x: x2 ?? (x === undefined ? view.width : from.x), y: y2 ?? (y === undefined ? 0 : from.y) };
  const ends = attributes({ x1: pixel(from.x), y1: pixel(from.y), x2: pixel(to.x), y2: pixel(to.y) });
  return { svg: `<line${ends}${strokeText({ stroke: '#000', ...mark })}/>`, box: boxOf([from, to], mark) };
}

function paintRect(row: PaintedRow, { mark }: PaintedLayer, place: PlaceOf): Painted {
  const [x = 0, y = 0] = [place(row, 'x'), place(row, 'y')];
  const box = boxOf([
    { x, y },
    { x: place(row, 'x2') ?? x, y: place(row, 'y2') ?? y },
  ]);
  const size = { x: pixel(box.left), y: pixel(box.top), width: pixel(box.right - box.left), height: pixel(box.bottom - box.top) };
  return {
    svg: `<rect${attributes({ ...size, fill: mark.fill, 'fill-opacity': mark.fillOpacity, opacity: mark.opacity })}${strokeText(mark)}/>`,
    box,
  };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Between two edges, with a line along the first. */
function paintArea({ data, mark }: PaintedLayer, place: PlaceOf): Painted {
  const rows = byX(data.values);
  const edge = (field: 'y' | 'y2'): Spot[] =>
    rows.map((row) => ({ x: present(place(row, 'x'), 'x'), y: present(place(row, field), field) }));
  const fill = attributes({ fill: mark.fill, 'fill-opacity': mark.fillOpacity, opacity: mark.opacity });
  const area = paintPath([...edge('y'), ...edge('y2').reverse()], fill, true);
  return mark.line ? together([area, paintPath(edge('y'), `fill="none"${strokeText(mark.line)}`, false)]) : area;
}

function paintPath(spots: readonly Spot[], ink: string, isClosed: boolean): Painted {
  const path = spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${pixel(x)},${pixel(y)}`).join('');
  return { svg: `<path d="${path}${isClosed ? 'Z' : ''}" ${ink.trim()}/>`, box: boxOf(spots) };
}

function byX(rows: readonly PaintedRow[]): PaintedRow[] {
  return [...rows].sort((one, other) => present(one.x, 'x') - present(other.x, 'x'));
}

/** Around places, and half of the line between them. */
function boxOf(spots: readonly Spot[], { stroke, strokeWidth = 1 }: PaintedStroke = {}): Box {
  const rim = stroke === undefined ? 0 : strokeWidth / 2;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  return { left: Math.min(...xs) - rim, right: Math.max(...xs) + rim, top: Math.min(...ys) - rim, bottom: Math.max(...ys) + rim };
}
