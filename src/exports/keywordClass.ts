/** Names by which people search: the own brand's and those of rivals, with their misspellings, and ASINs. */
export interface KeywordNames {
  readonly own: readonly string[];
  readonly rivals: readonly string[];
}

/** What a keyword, search term or target is about. */
export type KeywordClass = 'brand' | 'rival' | 'generic' | 'unknown';

/**
 * Reads keywords, search terms and targets: `brand` where one names the brand, or a product page of it, `rival` where it names a rival,
 * `generic` otherwise. What names nothing, such as a page of a product that is not known or a group that Amazon chooses, is `unknown`.
 * Names are found in any script, written together or apart, and with one letter off where they have six or more.
 */
export function keywordReader({ own, rivals }: KeywordNames): (text: string) => KeywordClass {
  const [ours, theirs] = [own, rivals].map((names) => names.map(plain).filter((name) => name !== '')) as [string[], string[]];
  return (text) => {
    const asin = /\bb0[a-z0-9]{8}\b/.exec(text.toLowerCase())?.[0];
    if (asin !== undefined) return ours.includes(asin) ? 'brand' : theirs.includes(asin) ? 'rival' : 'unknown';
    if (CHOSEN_BY_AMAZON.has(plain(text)) || /[=*]/.test(text)) return 'unknown';
    const words = wordsOf(text);
    if (words.length === 0) return 'unknown';
    if (ours.some((name) => names(words, name))) return 'brand';
    return theirs.some((name) => names(words, name)) ? 'rival' : 'generic';
  };
}

/** Groups of automatic campaigns. */
const CHOSEN_BY_AMAZON: ReadonlySet<string> = new Set(['closematch', 'loosematch', 'substitutes', 'complements']);

/** Words in small letters and without accents; what is no letter or digit parts them. */
function wordsOf(text: string): string[] {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return letters.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function plain(text: string): string {
  return wordsOf(text).join('');
}

/** A script that writes words apart has them whole; in another a name may stand anywhere. */
const WRITTEN_TOGETHER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Names with so many letters may have one that is wrong, missing or too many. */
const LONG = 6;

function names(words: readonly string[], name: string): boolean {
  if (WRITTEN_TOGETHER.test(name)) return words.join('').includes(name);
  return words.some((_, from) => {
    let run = '';
    for (const word of words.slice(from)) {
      run += word;
      if (run === name || (name.length >= LONG && isOneOff(run, name))) return true;
      if (run.length > name.length) return false;
    }
    return false;
  });
}

/** Whether one letter more, less or another makes the two the same; two neighbours that changed places count as one. */
function isOneOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short[0] !== long[0]) return false;
  const differs = [...short].findIndex((letter, index) => letter !== long[index]);
  if (differs < 0) return true;
  const [rest, tail] = [short.slice(differs), long.slice(differs)];
  if (short.length < long.length) return rest === tail.slice(1);
  const swapped = `${rest.charAt(1)}${rest.charAt(0)}${rest.slice(2)}`;
  return rest.slice(1) === tail.slice(1) || swapped === tail;
}
