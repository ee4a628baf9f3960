import { present } from '../../../core/present.ts';
/** HTML that is safe as it stands. Only {@link html} and {@link trusted} make it. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | Markup | undefined | readonly Piece[];

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['`', '&#96;'],
]);

/** Characters that HTML forbids, and that a terminal or an editor would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for.
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff\p{Cs}]/gu;

/** The one place where text becomes HTML: for content and for quoted attributes.
 * @example
 * escapeText('<b title="x">') // => '&lt;b title=&quot;x&quot;&gt;' */
export function escapeText(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"'`]/g, (letter) => present(ENTITIES.get(letter), letter));
}

/**
 * A template that escapes all that is put into it, unless it is markup already. Lists are joined; undefined is nothing.
 *
 * @example
 * html`<p>${'a < b'}</p>` // => { markup: '<p>a &lt; b</p>' }
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: strings.map((part, index) => part + render(pieces[index])).join('') };
}

function render(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeText(String(piece));
  return 'markup' in piece ? piece.markup : piece.map(render).join('');
}

/** Text that this program itself has written as markup: the style sheet, a checked drawing. Never text from an input. */
export function trusted(markup: string): Markup {
  return { markup };
}
