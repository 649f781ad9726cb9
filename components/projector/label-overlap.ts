/** The corners of a label's box on the screen, in order round it. */
export type Corners = readonly (readonly [number, number])[];

/** True where two boxes, turned or not, overlap; by the separating axis theorem. */
export function overlap(a: Corners, b: Corners): boolean {
  return [a, b].every((box) =>
    [0, 1].every((edge) => {
      const [from, to] = [box[edge], box[edge + 1]];
      if (!from || !to) return false;
      const axis = [to[1] - from[1], from[0] - to[0]] as const;
      const [one, other] = [extent(a, axis), extent(b, axis)];
      return one[0] < other[1] && other[0] < one[1];
    }),
  );
}

function extent(box: Corners, [x, y]: readonly [number, number]): readonly [number, number] {
  const along = box.map((corner) => corner[0] * x + corner[1] * y);
  return [Math.min(...along), Math.max(...along)];
}

/** Returns the indices of labels that overlap an earlier one; of two, the first stays. */
export function overlappingLabels(labels: readonly Corners[]): ReadonlySet<number> {
  const left = new Set<number>();
  labels.forEach((label, i) => {
    const taken = labels.slice(0, i).some((other, at) => !left.has(at) && overlap(label, other));
    if (taken) left.add(i);
  });
  return left;
}
