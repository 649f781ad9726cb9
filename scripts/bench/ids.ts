/** Ids of no meaning, others in each round: the time does not depend on which they are. */
export const idsOf = (count: number, vocabulary: number, round = 0) =>
  Array.from({ length: count }, (_, i) => (i * 97 + 11 + round * 31) % vocabulary);
