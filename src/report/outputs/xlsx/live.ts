/** A piece of a formula and what it comes to: so that a file shows its numbers before anything has computed it again. */
export interface Live {
  /** One operand: a cell, a call, a number or a bracket. */
  readonly text: string;
  readonly value: number;
}

/** @example
 * sumOf([{ text: 'B2', value: 1 }, { text: 'B3', value: 2 }]) // => { text: '(B2+B3)', value: 3 } */
export function sumOf(parts: readonly Live[]): Live {
  if (parts.length === 0) return { text: '0', value: 0 };
  const value = parts.reduce((sum, part) => sum + part.value, 0);
  return {
    text: parts.length === 1 ? parts.map(({ text }) => text).join('') : `(${parts.map(({ text }) => text).join('+')})`,
    value,
  };
}

/** @example
 * less({ text: 'B2', value: 3 }, { text: 'B3', value: 1 }) // => { text: '(B2-B3)', value: 2 } */
export function less(from: Live, part: Live): Live {
  return { text: `(${from.text}-${part.text})`, value: from.value - part.value };
}

/** @example
 * times({ text: 'B2', value: 3 }, { text: 'B3', value: 2 }) // => { text: '(B2*B3)', value: 6 } */
export function times(left: Live, right: Live): Live {
  return { text: `(${left.text}*${right.text})`, value: left.value * right.value };
}
