/** Characters of a reader's sentence that are kept. */
export const LONGEST_SENTENCE = 2000;
