import type { Field } from '../fields.ts';

/** What one language, or one kind of source, calls the columns. Case, blanks, dashes and currencies do not matter. */
export type HeaderWords = Readonly<Partial<Record<Field, readonly string[]>>>;
