import { format } from 'd3';

const words = new Intl.NumberFormat('en', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 2,
});

/** A probability as a reader sees it: 12.3%, 0.04%, below 0.01% as 1 in 52,000, 1 in 4.6 million. */
export function formatProbability(probability: number): string {
  if (probability <= 0) return '0%';
  if (probability < 1e-6) return `1 in ${words.format(1 / probability)}`;
  if (probability < 0.0001) return `1 in ${format(',.2r')(1 / probability)}`;
  return `${format(probability < 0.0995 ? '.2f' : '.1f')(probability * 100)}%`;
}
