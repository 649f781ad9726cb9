/** Of a longer text these figures read the end. */
export const ENDING = { last: 64 };
