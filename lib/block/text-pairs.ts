/** Two texts of as many tokens that differ in a word, and the token that each makes likelier. */
export interface TextPair {
  readonly name: string;
  /** The text whose parts are taken. */
  readonly clean: string;
  /** The text that they are put into. */
  readonly changed: string;
  /** The token that `clean` makes likelier, and that of `changed`. */
  readonly answers: readonly [string, string];
}

/** What readers can begin with; the last two are from studies of GPT-2. */
export const TEXT_PAIRS = {
  word: {
    name: 'a repeated word',
    clean: 'Tom Brown met the red fox. Tom Brown met the red',
    changed: 'Tom Brown met the red dog. Tom Brown met the red',
    answers: [' fox', ' dog'],
  },
  pronoun: {
    name: 'he or she',
    clean: 'The king was so angry that',
    changed: 'The queen was so angry that',
    answers: [' he', ' she'],
  },
  names: {
    name: 'two names (for GPT\u20112)',
    clean: 'When Mary and John went to the store, John gave a drink to',
    changed: 'When Mary and John went to the store, Mary gave a drink to',
    answers: [' Mary', ' John'],
  },
  fact: {
    name: 'a fact (for GPT\u20112)',
    clean: 'The Eiffel Tower is in the city of',
    changed: 'The Colosseum is in the city of',
    answers: [' Paris', ' Rome'],
  },
} as const satisfies Readonly<Record<string, TextPair>>;

export type TextPairName = keyof typeof TEXT_PAIRS;

/** Who gets the drink (Wang et al., 2022): two names, of which the second comes once more. */
export const NAME_PAIRS = {
  mixed: ['Mary', 'John'],
  reversed: ['John', 'Mary'],
  same: ['Mary', 'Alice'],
  men: ['Jack', 'Tom'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type NamePair = keyof typeof NAME_PAIRS;

/** Returns the sentence in which one of the two names comes for the second time. */
export const givenBy = ([one, other]: readonly [string, string], giver: string): string =>
  `When ${one} and ${other} went to the store, ${giver} gave a drink to`;

/** What a text is steered towards at first, and what away from: their last tokens' streams count. */
export const STEERED_TEXTS = {
  plus: 'the sea',
  minus: 'the house',
} as const;
