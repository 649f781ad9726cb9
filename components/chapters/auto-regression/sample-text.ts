/** The text that the surprise figure opens on; some of its words are not the likeliest ones. */
export const SAMPLE_TEXT =
  'Once upon a time there was a little girl who lived in a house by the sea. Every morning she ' +
  'ran down to the telephone and said good morning to the sea. One day the sea said good morning.';

/** The most tokens of a text that are scored. */
export const MOST_SCORED = 1024;
