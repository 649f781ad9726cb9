/** Returns a count in millions: 5.9 million, 124 million, 1,558 million. */
export function millions(count: number): string {
  const digits = count < 1e7 ? 1 : 0;
  const number = (count / 1e6).toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number} million`;
}
