/** What the merges are learned from until a reader writes a paragraph. */
export const PARAGRAPH =
  'A farmer had another daughter, and her mother had another brother. Whether they went together in summer or in winter, the weather was rather better than other farmers ever remembered, and better than their father ever wanted.';
