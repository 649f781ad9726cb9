import type { Part } from '@/lib/trace/forward-pass';
import type { ModelShape } from '@/lib/trace/trace';

/** The numbers of each part of a pass over T tokens; see `ForwardPass` for the shapes. */
const NUMBERS: { readonly [P in Part]: (shape: ModelShape, tokens: number) => number } = {
  attention: ({ layers, heads }, tokens) => layers * heads * tokens ** 2,
  score: ({ layers, heads }, tokens) => layers * heads * tokens ** 2,
  query: perLayer,
  key: perLayer,
  value: perLayer,
  headOutput: perLayer,
  residual: ({ layers, width }, tokens) => (layers + 1) * tokens * width,
  residualMid: perLayer,
  mlpOutput: perLayer,
  // M is 4 D in every GPT-2.
  preActivation: (shape, tokens) => 4 * perLayer(shape, tokens),
  tokenEmbedding: ({ width }, tokens) => tokens * width,
  positionEmbedding: ({ width }, tokens) => tokens * width,
  finalScale: (_, tokens) => tokens,
  logits: ({ vocabulary }, tokens) => tokens * vocabulary,
  lastLogits: ({ vocabulary }) => vocabulary,
  predictions: (_, tokens) => 3 * tokens,
};

function perLayer({ layers, width }: ModelShape, tokens: number): number {
  return layers * tokens * width;
}

/** Returns the size of a pass with these parts, in bytes. */
export function passBytes(parts: readonly Part[], tokens: number, shape: ModelShape): number {
  return parts.reduce((sum, part) => sum + 4 * NUMBERS[part](shape, tokens), 0);
}

/**
 * Returns the memory that plain data lies in. An answer that is handed over to a cell together with it is
 * not copied; the page can no longer read it.
 */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (item: unknown): void => {
    if (typeof item !== 'object' || item === null) return;
    if (ArrayBuffer.isView(item)) {
      if (item.buffer instanceof ArrayBuffer) found.add(item.buffer);
    } else {
      for (const part of Object.values(item)) look(part);
    }
  };
  look(value);
  return [...found];
}
