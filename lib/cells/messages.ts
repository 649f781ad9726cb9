import type { ModelShape } from '@/lib/trace/trace';
import type { PackedVocabulary } from '@/lib/trace/vocabulary';
import * as z from '@/lib/zod';
import { outputSchema } from './outputs';

/** What a running cell knows of the model in the page. */
export interface ModelFacts {
  readonly model: string;
  readonly shape: ModelShape;
  readonly vocabulary: PackedVocabulary;
}

/** From the page to the worker in which cells run. */
export type ToCell =
  | ({ readonly type: 'start' } & ModelFacts)
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string };

const words = z.string().check(z.maxLength(2000));
const line = z.optional(z.int());

/** From the worker to the page. Lines are those of the whole script, from 1. */
export const fromCellSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), id: z.int(), task: words, request: z.unknown() }),
  z.object({ type: z.literal('display'), cell: z.int(), output: outputSchema }),
  z.object({ type: z.literal('finished'), cell: z.int() }),
  z.object({ type: z.literal('failed'), cell: z.int(), message: words, line }),
]);

export type FromCell = z.infer<typeof fromCellSchema>;
