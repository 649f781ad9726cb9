import { scaleSqrt } from 'd3';
import { millions } from '@/lib/text/millions';
import { parameterCount } from '@/lib/trace/parameters';
import type { ModelShape } from '@/lib/trace/trace';

/** A model whose size is drawn. */
export interface SizedModel {
  readonly name: string;
  readonly shape: ModelShape;
  /** The count that the paper of 2019 gives, in millions, where it has one. */
  readonly paper?: number;
}

const gpt2 = (layers: number, heads: number, width: number): ModelShape => ({
  layers,
  heads,
  width,
  vocabulary: 50_257,
  context: 1_024,
});

/**
 * The four models that OpenAI released as GPT-2. Layers and widths are those of table 2 in Radford
 * et al., 2019; heads are from the configurations that came with the weights.
 */
export const GPT2_SIZES: readonly SizedModel[] = [
  { name: 'small', shape: gpt2(12, 12, 768), paper: 117 },
  { name: 'medium', shape: gpt2(24, 16, 1_024), paper: 345 },
  { name: 'large', shape: gpt2(36, 20, 1_280), paper: 762 },
  { name: 'XL', shape: gpt2(48, 25, 1_600), paper: 1_542 },
];

export interface SizeSquare {
  readonly model: SizedModel;
  readonly parameters: number;
  /** In words: 124 million. */
  readonly words: string;
  /** Side in px: the area is in proportion to the parameters. */
  readonly side: number;
}

/** Squares with areas in proportion to parameters; the largest has the side `size`. */
export function sizeSquares(models: readonly SizedModel[], size: number): readonly SizeSquare[] {
  const counts = models.map(({ shape }) => parameterCount(shape));
  const side = scaleSqrt([0, Math.max(...counts)], [0, size]);
  return models.map((model, at) => {
    const parameters = counts[at] ?? 0;
    return { model, parameters, words: millions(parameters), side: side(parameters) };
  });
}
