import { at, present } from '../../../core/present.ts';

export type SvgChild = SvgNode | string;

/** An element of a drawing with what it holds; text stands as it is written in the file. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgChild[];
}

const TAG = /<(\/?)([\w-]+)((?:\s[\w:-]+="[^"]*")*)\s*(\/?)>/g;

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: SvgChild[];
}

/** A drawing as a tree. Throws where its tags do not match: a drawing of ours always does. */
export function parseSvg(svg: string): SvgNode {
  const open: Open[] = [{ name: '', attributes: new Map(), children: [] }];
  const inner = (): Open => at(open, open.length - 1);
  const read = { to: 0 };
  for (const match of svg.matchAll(TAG)) {
    const [tag, closes, name = '', attributes = '', closed] = match;
    const text = svg.slice(read.to, match.index);
    read.to = match.index + tag.length;
    if (text !== '') inner().children.push(text);
    if (closes) {
      const done = present(open.pop(), name);
      if (done.name !== name) throw new Error(`a drawing closes <${done.name}> with </${name}>`);
      inner().children.push(done);
    } else {
      const made: Open = { name, attributes: attributesIn(attributes), children: [] };
      if (closed) inner().children.push(made);
      else open.push(made);
    }
  }
  const [root] = inner().children;
  if (open.length !== 1 || root === undefined || typeof root === 'string') throw new Error('a drawing is one element');
  return root;
}

function attributesIn(text: string): Map<string, string> {
  return new Map([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}

export function svgText({ name, attributes, children }: SvgNode): string {
  const said = [...attributes].map(([key, value]) => ` ${key}="${value}"`).join('');
  const inner = children.map((child) => (typeof child === 'string' ? child : svgText(child))).join('');
  return inner === '' ? `<${name}${said}/>` : `<${name}${said}>${inner}</${name}>`;
}
