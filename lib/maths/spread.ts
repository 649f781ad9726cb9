/** The places moved apart until no two are closer than `gap`, in their order, up to `limit`. */
export function spread(
  places: readonly number[],
  gap: number,
  limit = Number.POSITIVE_INFINITY,
): number[] {
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const moved = [...places];
  let least = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    moved[i] = Math.max(places[i] ?? 0, least);
    least = (moved[i] ?? 0) + gap;
  }
  let most = limit;
  for (const i of order.reverse()) {
    moved[i] = Math.min(moved[i] ?? 0, most);
    most = (moved[i] ?? 0) - gap;
  }
  return moved;
}
