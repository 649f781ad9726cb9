/** Returns a function of a token's id that computes each answer once, and remembers it. */
export function byId<T>(of: (id: number) => T): (id: number) => T {
  const known = new Map<number, T>();
  return (id) => {
    if (!known.has(id)) known.set(id, of(id));
    return known.get(id) as T;
  };
}
