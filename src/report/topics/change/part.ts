/** What a section says in the terminal: prose that is wrapped, or a table. */
export type Part = string | { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
