/** Asks once for each list and remembers the answer. */
export function onceEach<Answer>(ask: (names: readonly string[]) => Answer): (names: readonly string[]) => Answer {
  const known = new Map<string, Answer>();
  return (names) => {
    const key = names.join(' ');
    const answer = known.get(key) ?? ask(names);
    known.set(key, answer);
    return answer;
  };
}
