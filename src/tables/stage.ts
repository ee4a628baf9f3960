/** A step of reading that takes pieces and gives pieces, so that a file is read alike from memory and as a stream. */
export interface Stage<In, Out> {
  readonly push: (piece: In) => readonly Out[];
  /** What is left when there is nothing more to push. */
  readonly end: () => readonly Out[];
}

/** The pieces that a stage makes of a stream. */
export async function* through<In, Out>(source: AsyncIterable<In>, stage: Stage<In, Out>): AsyncGenerator<Out> {
  for await (const piece of source) yield* stage.push(piece);
  yield* stage.end();
}

/** The same of pieces in memory. */
export function* throughHeld<In, Out>(source: Iterable<In>, stage: Stage<In, Out>): Generator<Out> {
  for (const piece of source) yield* stage.push(piece);
  yield* stage.end();
}
