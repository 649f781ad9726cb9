import type { CatalogEntry } from '@/lib/engine/catalog';
import type { ModelInfo } from '@/lib/engine/protocol';
import { millions } from '@/lib/text/millions';

/** 127892558 -> "127.9 MB", 27930 -> "28 kB"; MB are 10⁶ bytes. */
export const megabytes = (bytes: number) =>
  bytes > 0 && bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** 124439808 -> "124 million parameters", 5460 -> "5,460 parameters". */
export const parameterWords = (count: number) =>
  `${count < 1e5 ? count.toLocaleString('en') : millions(count)} parameters`;

/** 1.2e-7 or 3.42; a difference below 1e-9 is 0. */
export function formatMeasured(value: number): string {
  const size = Math.abs(value);
  if (size < 1e-9) return '0';
  return size < 1e-3 || size >= 1e5 ? value.toExponential(1) : value.toPrecision(3);
}

const STORED_AS: Readonly<Record<NonNullable<CatalogEntry['dtype']>, string>> = {
  fp32: ', 32 bits a weight',
  fp16: ', 16 bits a weight',
  q8: ', rounded to 8 bits a weight',
  q4: ', rounded to 4 bits a weight',
};

/** How weights are stored, to follow a file's size; '' where that is not known. */
export const storedAs = (dtype: CatalogEntry['dtype']) => (dtype ? STORED_AS[dtype] : '');

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
