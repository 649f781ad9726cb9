import type { RepeatedText } from '@/lib/engine/tasks/repeated-text';
import type { HeadIndex } from '@/lib/trace/forward-pass';

/** A probability of the word that is due, under a condition. */
export interface ShareBar {
  readonly key: 'alone' | 'repeated' | 'carriers' | 'others';
  readonly label: string;
  readonly probability: number;
}

/** Returns the word's probabilities, in the order of the argument: said before or not, then with heads off. */
export function shareBars(
  answer: RepeatedText,
  cue: string,
  by: 'mean' | 'zero',
): readonly ShareBar[] {
  const { carriers, others } = answer;
  const bars: ShareBar[] = [
    { key: 'alone', label: `after “${cue.trim()}” alone`, probability: answer.alone },
    { key: 'repeated', label: 'after the whole text', probability: answer.repeated },
  ];
  if (carriers.length === 0) return bars;
  return [
    ...bars,
    {
      key: 'carriers',
      label: `without ${headList(carriers)}`,
      probability: answer.withoutCarriers[by],
    },
    {
      key: 'others',
      label: `without ${headList(others)} instead`,
      probability: answer.withoutOthers[by],
    },
  ];
}

/** Returns heads as a reader has them, by layer, counted from 1: "layer 6, heads 4 and 5; layer 4, head 3". */
export function headList(heads: readonly HeadIndex[]): string {
  const layers = [...new Set(heads.map(([layer]) => layer))].sort((a, b) => b - a);
  return layers
    .map((layer) => {
      const named = heads
        .filter(([l]) => l === layer)
        .map(([, head]) => head + 1)
        .sort((a, b) => a - b);
      const last = named.at(-1);
      const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${last}` : `${last}`;
      return `layer ${layer + 1}, ${named.length > 1 ? 'heads' : 'head'} ${list}`;
    })
    .join('; ');
}
