import type { SamplingSettings } from '@/lib/sampling/settings';

/** How tokens are chosen, in a sentence. */
export function settingsText({ temperature, topK = 0, topP = 1 }: SamplingSettings): string {
  if (temperature === 0) return 'The likeliest token is always taken.';
  const cuts = [
    topK > 0 ? `among the ${topK.toLocaleString('en')} likeliest` : '',
    topP < 1 ? `within a share of ${topP.toFixed(2)}` : '',
  ].filter(Boolean);
  const where = cuts.length > 0 ? `, ${cuts.join(' and ')}` : '';
  return `A token is drawn at temperature ${temperature.toFixed(2)}${where}.`;
}
