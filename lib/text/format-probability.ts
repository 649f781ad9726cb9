import { format } from 'd3';

let words: Intl.NumberFormat | undefined;

/** A number as 1.2 million. The formatter is made where one is needed: at a page's start it takes long. */
function inWords(count: number): string {
  words ??= new Intl.NumberFormat('en', {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 2,
  });
  return words.format(count);
}

/**
 * A probability with the digits that are true: 12%, 3.1%, 0.021%; below 0.01% as 1 in 52,000,
 * 1 in 4.6 million. What is smaller than 1 in 1,000 trillion is said to be so.
 *
 * Two significant digits: the models' weights have 8 bits, and storybook's probabilities above 1%
 * differ from those of its 16-bit weights by 2% of their value at the median, by 6% at 19 of 20
 * (training/measured/precision.json). From 99% on it is the rest to 100% that has two digits.
 */
export function formatProbability(probability: number): string {
  if (probability <= 0) return '0%';
  if (probability < 1e-15) return '< 1 in 1,000 trillion';
  if (probability < 1e-6) return `1 in ${inWords(1 / probability)}`;
  if (probability < 0.0001) return `1 in ${format(',.2r')(1 / probability)}`;
  if (probability >= 0.9995) return '100%';
  return `${format(probability < 0.99 ? '.2r' : '.1f')(probability * 100)}%`;
}

/** The same for a column of percentages: what is below 0.01% is said to be so. */
export function formatPercent(probability: number): string {
  return probability > 0 && probability < 0.0001 ? '< 0.01%' : formatProbability(probability);
}
