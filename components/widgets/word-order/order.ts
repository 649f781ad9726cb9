/** Which token stands at each place: order[place] is the token's place as written. */
export type Order = readonly number[];

/** As written. */
export const asWritten = (length: number): Order => Array.from({ length }, (_, i) => i);

/** All but the last token turned round; the last one stays, for the prediction is read there. */
export function backwards(length: number): Order {
  const order = asWritten(length);
  return [...order.slice(0, -1).reverse(), ...order.slice(-1)];
}

/** The token at `from` taken out and put in at `to`; nothing moves to or from the last place. */
export function moved(order: Order, from: number, to: number): Order {
  const free = order.length - 1;
  if (from < 0 || from >= free) return order;
  const rest = order.toSpliced(from, 1);
  return rest.toSpliced(Math.min(free - 1, Math.max(0, to)), 0, order[from] as number);
}
