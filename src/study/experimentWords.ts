import { fail } from '../core/error.ts';
import { suggest } from '../core/nearest.ts';
import type { Outcome } from '../language/contract/contract.ts';
import type { Model } from '../language/model.ts';
import { membersOf, slotId } from '../language/slots.ts';
import { type Cell, cellIssue, quotable } from '../tables/cell.ts';
import { dictionary, isMissing, nameKey } from '../tables/fieldWords.ts';

/** Things that a cell may name, each by its name or by other words. */
export interface Names<Thing> {
  readonly what: string;
  readonly among: readonly (Thing & { readonly name: string; readonly words: readonly string[] })[];
}

/** The thing that a cell names. Errors: blank, or none of them. */
export function namedIn<Thing>(cell: Cell, { what, among }: Names<Thing>): Thing & { readonly name: string } {
  if (isMissing(cell.text))
    fail(
      cellIssue(cell, {
        opening: 'missing',
        message: what,
        advice: suggest(
          '',
          among.map(({ name }) => name),
        ),
      }),
    );
  const name = dictionary(among).get(nameKey(cell.text));
  const found = among.find((one) => one.name === name);
  return (
    found ??
    fail(
      cellIssue(cell, {
        opening: 'unknown',
        message: `${what} "${quotable(cell.text)}"`,
        advice: suggest(
          cell.text,
          among.map((one) => one.name),
        ),
      }),
    )
  );
}

/** Every outcome that a test may name: `name`, or `name.member`. */
export function outcomesOf(model: Model): Names<{ readonly outcome: Outcome; readonly member?: string }>['among'] {
  return [...model.outcomes.values()].flatMap((outcome) => {
    const { name, also, over } = outcome;
    if (over === undefined) return [{ name, words: also, outcome }];
    return membersOf(model, over).map(({ id, label }) => ({
      ...{ name: slotId(name, id), words: [`${name} ${label}`, ...also.map((word) => `${word} ${id}`)] },
      ...{ outcome, member: id },
    }));
  });
}
