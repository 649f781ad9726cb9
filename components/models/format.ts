import type { CatalogEntry } from '@/lib/engine/catalog';
import type { ModelInfo } from '@/lib/engine/protocol';

/** 127892558 -> "127.9 MB"; MB are 10⁶ bytes. */
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The size of a model's weights, which are fetched. */
export function sizeOf({ weights: { bytes, approximate } }: CatalogEntry): string {
  if (!approximate) return megabytes(bytes);
  return `about ${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}

/** An estimate of the time left, rounded as coarsely as it is uncertain. */
export function timeLeft(seconds: number): string {
  const about = (count: number, unit: string) =>
    `about ${count} ${unit}${count === 1 ? '' : 's'} left`;
  if (seconds < 10) return 'a few seconds left';
  if (seconds < 55) return about(Math.ceil(seconds / 10) * 10, 'second');
  if (seconds < 55 * 60) return about(Math.ceil(seconds / 60), 'minute');
  return about(Math.ceil(seconds / 3600), 'hour');
}

/** The device that a model runs on, in a sentence. */
export function deviceWords({ device, threads }: Pick<ModelInfo, 'device' | 'threads'>): string {
  if (device === 'webgpu') return 'Computed on the graphics card, with WebGPU.';
  return `Computed on the processor, in WebAssembly, with ${threads} thread${threads === 1 ? '' : 's'}.`;
}

/** How much of a probability is the rounding of the weights; undefined where it was not measured. */
export function precisionWords({
  dtype,
  pointsChanged,
}: Pick<CatalogEntry, 'dtype' | 'pointsChanged'>): string | undefined {
  if (!pointsChanged) return undefined;
  const points = (count: number) => `${count.toPrecision(2)} percentage points`;
  const { median, of95Percent } = pointsChanged;
  return (
    `Its weights are rounded to ${dtype === 'q8' ? 8 : 16} bits. Against the weights it was released ` +
    `with, the probability that moves most in a list of next tokens moves by ${points(median)} at a ` +
    `typical place, and by up to ${points(of95Percent)} at 19 places of 20. So percentages have two ` +
    'digits here.'
  );
}

/** The results of the self-check; undefined where there was nothing to compare with. */
export function checkWords({ check }: Pick<ModelInfo, 'check'>): string | undefined {
  if (!check.comparison) return undefined;
  const { prompts, firstChoices, logProbability, attention } = check.comparison;
  const figure = (deviation: number) => deviation.toPrecision(2);
  return (
    `Self-check against recorded answers of GPT-2: ${firstChoices} of ${prompts} first choices are ` +
    `the same, log-probabilities differ by at most ${figure(logProbability)}, attention weights by ` +
    `at most ${figure(attention)}.` +
    (check.agrees ? '' : ' The figures show what this file answers, with these differences.')
  );
}
