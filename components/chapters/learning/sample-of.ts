import { nextToken } from '@/lib/trace/next-token';
import type { Sample } from './learning';

/** A snapshot's answer in a line. @param logits [V] */
export function sampleOf(
  logits: Float32Array,
  label: (id: number) => string,
  text: string,
): Sample {
  const [first] = nextToken(logits, 1, 1).candidates;
  if (!first) throw new RangeError('no logits');
  const probability = Number(first.modelProbability.toFixed(5));
  return { likeliest: [label(first.id), probability], text };
}
