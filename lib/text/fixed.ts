/** Returns a number with so many decimals and a true minus. */
export function fixed(value: number, digits = 2): string {
  return value.toFixed(digits).replace('-', '−');
}

/** Returns the same, and never −0. */
export function fixedPlainZero(value: number, digits = 2): string {
  const text = fixed(value, digits);
  return /[1-9]/.test(text) ? text : text.replace('−', '');
}
