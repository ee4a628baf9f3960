import { leanMark } from './leanMark.ts';
import { parseSvg, type SvgChild, type SvgNode, svgText } from './svgTree.ts';

/**
 * The same picture in fewer bytes: nothing that says what a group is for (the picture is one image to a reader of screens), places as plain
 * numbers in tenths of a pixel, lines that are alike as one path, and what all of a group have in common on the group.
 */
export function leanDrawing(svg: string): string {
  const { name, attributes, children } = parseSvg(svg);
  return svgText({ name, attributes, children: children.flatMap(lean) });
}

/** What a page says of its texts anyway, and what nobody reads. */
const UNREAD: ReadonlySet<string> = new Set(['class', 'role', 'aria-roledescription', 'aria-hidden', 'font-family', 'style']);

function lean(child: SvgChild): SvgChild[] {
  if (typeof child === 'string') return [child];
  if (isUnseen(child)) return [];
  const attributes = new Map([...child.attributes].filter(([name, value]) => !UNREAD.has(name) && value !== 'translate(0,0)'));
  const node: SvgNode = { name: child.name, attributes, children: child.children.flatMap(lean) };
  return node.name === 'g' ? leanGroup(node) : [leanMark(node)];
}

/** Vega gives each group a path for a background and one over it, mostly without ink. */
function isUnseen({ name, attributes }: SvgNode): boolean {
  const isVegas = ['background', 'foreground'].includes(attributes.get('class') ?? '');
  return name === 'path' && isVegas && !attributes.has('fill') && !attributes.has('stroke');
}

function leanGroup({ name, attributes, children }: SvgNode): SvgChild[] {
  if (children.length === 0) return [];
  const [shared, others] = inCommon(joined(children));
  const all = new Map([...attributes, ...shared]);
  if (all.size === 0) return [...others];
  const [only] = others;
  if (others.length > 1 || only === undefined || typeof only === 'string' || clash(all, only.attributes))
    return [{ name, attributes: all, children: others }];
  return [{ ...only, attributes: new Map([...all, ...only.attributes]) }];
}

/** Attributes that a group and what it holds cannot both hand to one element. */
function clash(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return ['transform', 'opacity', 'clip-path'].some((name) => one.has(name) && (other.has(name) || name !== 'opacity'));
}

/** What children inherit from the group around them. */
const INHERITED = ['fill', 'stroke', 'stroke-width', 'fill-opacity', 'stroke-opacity', 'stroke-dasharray'].concat([
  'stroke-linejoin',
  'stroke-linecap',
  'text-anchor',
  'font-size',
  'font-weight',
]);

/** What several children all say alike, and the children without it. */
function inCommon(children: readonly SvgChild[]): [shared: ReadonlyMap<string, string>, children: readonly SvgChild[]] {
  const nodes = children.filter((child) => typeof child !== 'string');
  const [first] = nodes;
  if (!first || nodes.length < 2 || nodes.length < children.length) return [new Map(), children];
  const shared = new Map(
    [...first.attributes].filter(
      ([name, value]) => INHERITED.includes(name) && nodes.every((node) => node.attributes.get(name) === value),
    ),
  );
  return [
    shared,
    nodes.map((node) => ({ ...node, attributes: new Map([...node.attributes].filter(([name]) => !shared.has(name))) })),
  ];
}

/** Strokes that follow one another and look alike, as one path. */
function joined(children: readonly SvgChild[]): SvgChild[] {
  const done: SvgChild[] = [];
  for (const child of children) {
    const before = done.at(-1);
    if (typeof child === 'string' || before === undefined || typeof before === 'string' || !areAlike(before, child))
      done.push(child);
    else {
      const d = `${before.attributes.get('d')}${child.attributes.get('d')}`;
      done.splice(-1, 1, { ...before, attributes: new Map([...before.attributes, ['d', d]]) });
    }
  }
  return done;
}

/** One straight stroke after another. */
const STROKES = /^(?:M-?[\d.]+,-?[\d.]+(?:h-?[\d.]+|v-?[\d.]+|l-?[\d.]+,-?[\d.]+))+$/;

function areAlike(one: SvgNode, other: SvgNode): boolean {
  const isStroke = ({ name, attributes }: SvgNode): boolean =>
    name === 'path' &&
    STROKES.test(attributes.get('d') ?? '') &&
    !['transform', 'opacity', 'stroke-opacity'].some((name) => attributes.has(name));
  const look = ({ attributes }: SvgNode): string => JSON.stringify([...attributes].filter(([name]) => name !== 'd').sort());
  return isStroke(one) && isStroke(other) && look(one) === look(other);
}
