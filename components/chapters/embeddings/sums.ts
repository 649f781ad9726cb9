/** A sum of three rows, a − b + c, and the word that one would hope for. */
export interface Analogy {
  readonly a: string;
  readonly b: string;
  readonly c: string;
  readonly hoped: string;
}

const analogy = (a: string, b: string, c: string, hoped: string): Analogy => ({ a, b, c, hoped });

/** Sums to try; all words are with the space before them. The first is Mikolov's own. */
export const ANALOGIES: readonly Analogy[] = [
  analogy(' king', ' man', ' woman', ' queen'),
  analogy(' his', ' he', ' she', ' her'),
  analogy(' brother', ' he', ' she', ' sister'),
  analogy(' father', ' man', ' woman', ' mother'),
  analogy(' boys', ' boy', ' tree', ' trees'),
  analogy(' walked', ' walk', ' look', ' looked'),
  analogy(' ran', ' run', ' go', ' went'),
  analogy(' big', ' little', ' short', ' long'),
  analogy(' sun', ' day', ' night', ' moon'),
  analogy(' dogs', ' dog', ' child', ' children'),
];

/** The same word, or nearly, in several spellings. */
export const SPELLINGS = [
  ' grandmother',
  'grandmother',
  ' Grandmother',
  ' GRANDMOTHER',
  ' grandmothr',
  ' 1869',
  ' café',
  ' 🙂',
] as const;

/** Returns a text with its spaces made visible, as chips show them. */
export const shownSpaces = (text: string): string => text.replaceAll(' ', '·');

/** Which of these lies nearest to the first? */
export const NEAREST_OF = [' two', ' three', ' to', ' too', ' second'] as const;

/** The two words between which the map can be laid out at first. */
export const AXIS = { from: ' he', to: ' she' } as const;

/** Pairs of which the second is the more female: the chapter says where they lie on that axis. */
export const ON_AXIS = [
  [' king', ' queen'],
  [' boy', ' girl'],
  [' father', ' mother'],
] as const;
