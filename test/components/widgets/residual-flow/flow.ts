import type { Station } from '@/lib/block/flow';

/** One layer: the embedding, its attention, and an MLP that attention points against. */
export const FLOW: readonly Station[] = [
  { writer: 'embedding', layer: undefined, length: 5, step: 5, shares: { embedding: 5 } },
  { writer: 'attention', layer: 0, length: 4, step: 2, shares: { embedding: 5, attention: -1 } },
  {
    writer: 'mlp',
    layer: 0,
    length: 10,
    step: 8,
    shares: { embedding: 3, attention: -1, mlp: 8 },
  },
];
