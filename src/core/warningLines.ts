import { formatPlace, type Warning } from './error.ts';
import { at } from './present.ts';

/** Different messages of one kind that are shown. */
const SHOWN = 3;

/**
 * Warnings as text, a message once with its place; of a kind that repeats from file to file the first few, and how many more.
 * `all` says where a reader finds every one.
 */
export function warningLines(warnings: readonly Warning[], all: string): string[] {
  return [...grouped(warnings, ({ code }) => code).values()].flatMap((kind) => {
    const messages = [...grouped(kind, ({ message }) => message).values()];
    const shown = messages.slice(0, SHOWN).map(messageLine);
    const rest = messages.slice(SHOWN).flat();
    if (rest.length === 0) return shown;
    const files = filesOf(rest).size;
    const where = files > 1 ? ` in ${files} files` : '';
    return [...shown, `… and ${rest.length} more of this kind${where}: ${all}`];
  });
}

/** Whole files that are named in a line. */
const NAMED = 8;

function messageLine(same: readonly Warning[]): string {
  const first = at(same, 0);
  const files = [...filesOf(same)];
  if (files.length > 1 && same.every(({ place }) => place && place.line === undefined)) {
    const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
    return `${first.message} (${files.slice(0, NAMED).join(', ')}${more})`;
  }
  const place = first.place ? formatPlace(first.place) : '';
  const more = same.length > 1 ? ` and ${same.length - 1} more ${same.length === 2 ? 'place' : 'places'}` : '';
  return place === '' ? first.message : `${first.message} (${place}${more})`;
}

function filesOf(warnings: readonly Warning[]): Set<string> {
  return new Set(warnings.flatMap(({ place }) => (place ? [place.file] : [])));
}

function grouped(warnings: readonly Warning[], keyOf: (warning: Warning) => string): Map<string, Warning[]> {
  const groups = new Map<string, Warning[]>();
  for (const warning of warnings) groups.set(keyOf(warning), [...(groups.get(keyOf(warning)) ?? []), warning]);
  return groups;
}
