import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { headPart, rowOf } from '@/lib/trace/forward-pass';
import type { MadeFile } from './made-file';
import { SENTENCE } from './sentence';

/** How long the first token's value is in each head, the mean of the others being 1: [L][H]. */
export const valueLengths: MadeFile = {
  file: new URL('../../content/recorded/masked-attention/value-lengths.json', import.meta.url),
  make: async (opened) => {
    const ids = opened.tokenize(SENTENCE);
    const pass = await performTask('inspect', opened, { ids, parts: ['value'] }, UNHURRIED);
    const { layers, heads, width } = pass.shape;
    const ratio = (layer: number, head: number) => {
      const values = headPart(pass, 'value', layer, head) ?? new Float32Array();
      const [first = 0, ...others] = ids.map((_, t) =>
        Math.hypot(...rowOf(values, t, width / heads)),
      );
      const mean = others.reduce((sum, length) => sum + length, 0) / others.length;
      return Number((first / mean).toFixed(3));
    };
    return Array.from({ length: layers }, (_, l) =>
      Array.from({ length: heads }, (__, h) => ratio(l, h)),
    );
  },
};
