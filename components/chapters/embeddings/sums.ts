/**
 * Sums of three rows to try, a − b + c, and the word that one would hope for; all words are with the
 * space before them. The first is Mikolov's own.
 */
export const ANALOGIES = (
  [
    [' king', ' man', ' woman', ' queen'],
    [' his', ' he', ' she', ' her'],
    [' brother', ' he', ' she', ' sister'],
    [' father', ' man', ' woman', ' mother'],
    [' boys', ' boy', ' tree', ' trees'],
    [' walked', ' walk', ' look', ' looked'],
    [' ran', ' run', ' go', ' went'],
    [' big', ' little', ' short', ' long'],
    [' sun', ' day', ' night', ' moon'],
    [' dogs', ' dog', ' child', ' children'],
  ] as const
).map(([a, b, c, hoped]) => ({ a, b, c, hoped }));

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
