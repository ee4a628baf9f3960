import { present } from '../../core/present.ts';
import { readXml } from '../../tables/xml.ts';
import { type Matrix, matrixOf, UNMOVED, within } from './affine.ts';

/** A path of a drawing, and how it is drawn. */
export interface Shape {
  readonly d: string;
  readonly matrix: Matrix;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly opacity: number;
}

interface Level extends Omit<Shape, 'd'> {
  /** The symbol that it is part of. */
  readonly symbol?: string;
  readonly isHidden: boolean;
}

const TOP: Level = { matrix: UNMOVED, fill: '#000000', stroke: 'none', strokeWidth: 1, opacity: 1, isHidden: false };

type Attribute = (name: string) => string | undefined;

/** The shapes of a drawing, in their order: paths, lines, and symbols where they are used. Texts and pictures are none. */
export function svgShapes(svg: string): Shape[] {
  const levels: Level[] = [TOP];
  const symbols = new Map<string, string>();
  const drawn: (Shape & { readonly uses?: string })[] = [];
  const open = (name: string, attribute: Attribute): void => {
    const level = entered(name, present(levels.at(-1), 'a level of the drawing'), attribute);
    levels.push(level);
    const d = shapeOf(name, attribute);
    if (level.symbol !== undefined && d !== undefined) symbols.set(level.symbol, d);
    else if (!level.isHidden && (d !== undefined || name === 'use'))
      drawn.push({ ...level, d: d ?? '', ...(name === 'use' && { uses: (attribute('xlink:href') ?? '').slice(1) }) });
  };
  const reading = readXml([new TextEncoder().encode(svg)], 'a drawing of ours', { open, close: () => void levels.pop() });
  while (reading.next().done !== true);
  return drawn.map(({ uses, ...shape }) => (uses === undefined ? shape : { ...shape, d: present(symbols.get(uses), uses) }));
}

function entered(name: string, outer: Level, attribute: Attribute): Level {
  const own = matrixOf(attribute('transform'));
  const shift: Matrix = [1, 0, 0, 1, Number(attribute('x') ?? '0'), Number(attribute('y') ?? '0')];
  const id = name === 'symbol' ? attribute('id') : outer.symbol;
  const opacity = Number(attribute('opacity') ?? '1') * Number(attribute('fill-opacity') ?? '1');
  return {
    matrix: within(outer.matrix, name === 'use' ? within(own, shift) : own),
    fill: attribute('fill') ?? outer.fill,
    stroke: attribute('stroke') ?? outer.stroke,
    strokeWidth: Number(attribute('stroke-width') ?? outer.strokeWidth),
    opacity: outer.opacity * opacity,
    isHidden: outer.isHidden || name === 'clipPath' || attribute('display') === 'none',
    ...(id !== undefined && { symbol: id }),
  };
}

function shapeOf(name: string, attribute: Attribute): string | undefined {
  if (name === 'path') return attribute('d');
  if (name !== 'line') return undefined;
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((each) => attribute(each) ?? '0');
  return `M${x1} ${y1}L${x2} ${y2}`;
}
