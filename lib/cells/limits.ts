/** The most numbers that a drawing may hold: a map of 256 × 256. */
export const MOST_NUMBERS = 65_536;
/** The most characters of a text that is shown. */
export const MOST_CHARACTERS = 20_000;
/** The most rows of a table, tokens of a list, bars of a chart. */
export const MOST_LISTED = 200;
/** The most outputs of a cell. */
export const MOST_OUTPUTS = 60;
