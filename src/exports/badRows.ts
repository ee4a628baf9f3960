import { InputError, type Issue } from '../core/error.ts';

/** Issues that are shown, and bad rows after which nobody needs the exact number. */
const MOST_SHOWN = 5;
const MOST_COUNTED = 1000;

/** Rows that cannot be read, as long as all have the same thing wrong: the first of them are shown, the others counted. */
export class BadRows {
  private readonly shown: Issue[] = [];
  private count = 0;

  /** Keeps what was thrown for a row. Throws on where it is something else than before, or enough. */
  add(error: unknown): void {
    const [issue, second] = error instanceof InputError ? error.issues : [];
    const [first] = this.shown;
    if (issue === undefined || second !== undefined) throw error;
    if (first && kindOf(first) !== kindOf(issue)) this.throwAny();
    this.count++;
    if (this.shown.length < MOST_SHOWN) this.shown.push(issue);
    if (this.count >= MOST_COUNTED) this.throwAny();
  }

  throwAny(): void {
    if (this.count === 0) return;
    const more = this.count - this.shown.length;
    const least = this.count >= MOST_COUNTED ? 'At least ' : '';
    const words = more === 0 ? '' : ` ${least}${more} more ${more === 1 ? 'row has' : 'rows have'} the same wrong.`;
    throw new InputError(
      this.shown.map((issue, index) =>
        index === this.shown.length - 1 ? { ...issue, advice: `${issue.advice}${words}` } : issue,
      ),
    );
  }
}

function kindOf({ opening, place, advice }: Issue): string {
  return [opening, place?.column, advice].join('\t');
}
