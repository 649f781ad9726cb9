import type { SamplingSettings } from '@/lib/sampling/settings';
import { uniformAt } from '@/lib/sampling/uniform';
import { list } from './writer';

/** Returns options as an object of TypeScript; what is undefined is left out. */
export function options(values: Readonly<Record<string, number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return `{ ${given.map(([name, value]) => `${name}: ${value}`).join(', ')} }`;
}

/** Returns lines of Python that make `p`, what is drawn from, of `logits`; `ids` is what was read. */
export function pythonSampling({
  temperature,
  topK = 0,
  topP = 1,
  repetitionPenalty = 1,
}: SamplingSettings): string {
  const steps = [
    ...(repetitionPenalty === 1
      ? []
      : [
          'read = ids.unique()',
          `logits[read] = torch.where(logits[read] > 0, logits[read] / ${repetitionPenalty}, logits[read] * ${repetitionPenalty})`,
        ]),
    ...(temperature === 0
      ? ['logits[logits < logits.max()] = -torch.inf  # temperature 0: the likeliest alone']
      : temperature === 1
        ? []
        : [`logits = logits / ${temperature}`]),
    ...(topK === 0
      ? []
      : [`logits[logits < logits.topk(min(${topK}, len(logits))).values[-1]] = -torch.inf`]),
    ...(topP === 1
      ? []
      : [
          'p, order = logits.softmax(-1).sort(descending=True)',
          `logits[order[p.cumsum(-1) - p >= ${topP}]] = -torch.inf`,
        ]),
    'p = logits.softmax(-1)',
  ];
  return steps.join('\n');
}

/** Returns the random numbers that a seed gives, one for each token. */
export const draws = (seed: number, length: number) =>
  list(Array.from({ length }, (_, step) => Number(uniformAt(seed, step).toFixed(9))));

/** Returns Python that is one level deeper. */
export const indented = (code: string) => code.replace(/^(?=.)/gm, '    ');
