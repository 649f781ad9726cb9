import * as z from '@/lib/zod';
import { MOST_CHARACTERS, MOST_LISTED, MOST_NUMBERS } from './limits';

const name = z.string().check(z.maxLength(200));
const names = z.array(name).check(z.maxLength(256));
const floats = z
  .instanceof(Float32Array)
  .check(z.refine(({ length }) => length <= MOST_NUMBERS, 'too many numbers'));
const size = z.int().check(z.minimum(1), z.maximum(MOST_NUMBERS));

/** A token as it is shown: its text with white space made visible, and its id. */
const shownToken = z.object({ label: name, id: z.int() });

/** What a cell shows, as plain data: one of these for each `display`. */
export const outputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().check(z.maxLength(MOST_CHARACTERS + 100)) }),
  z.object({ kind: z.literal('number'), value: z.number(), label: name }),
  z.object({
    kind: z.literal('tokens'),
    tokens: z.array(shownToken).check(z.maxLength(MOST_LISTED)),
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(name).check(z.maxLength(20)),
    rows: z
      .array(z.array(z.union([z.string().check(z.maxLength(2000)), z.number()])))
      .check(z.maxLength(MOST_LISTED)),
    /** Rows that are left out. */
    more: z.int(),
  }),
  z.object({ kind: z.literal('vector'), values: floats, label: name }),
  z.object({
    kind: z.literal('matrix'),
    rows: size,
    columns: size,
    values: floats,
    label: name,
  }),
  z.object({
    kind: z.literal('attention'),
    tokens: z.array(shownToken).check(z.maxLength(256)),
    /** [T, T] */
    weights: floats,
    causal: z.boolean(),
    label: name,
  }),
  z.object({
    kind: z.literal('distribution'),
    candidates: z
      .array(z.object({ label: name, id: z.int(), probability: z.number() }))
      .check(z.maxLength(MOST_LISTED)),
    /** Probability of all other tokens together, and how many they are. */
    rest: z.number(),
    restCount: z.int(),
  }),
  z.object({
    kind: z.literal('bars'),
    /** Of either sign. */
    values: z.array(z.number()).check(z.maxLength(MOST_LISTED)),
    labels: names,
    unit: name,
  }),
]);

export type Output = z.infer<typeof outputSchema>;
export type OutputOf<K extends Output['kind']> = Extract<Output, { kind: K }>;
