import * as z from 'zod/mini';
import { settingsSchema } from '@/lib/permalink/permalink';

// A strict content policy forbids the code generation that zod would try first.
z.config({ jitless: true });

const id = z.int().check(z.minimum(0), z.maximum(9_999_999));
const probability = z.number().check(z.minimum(0), z.maximum(1));
const hex = z.string().check(z.regex(/^(?:[0-9a-f]{2})*$/));

const tokenSchema = z.object({
  id,
  /** As its chip shows it: for reading only. */
  label: z.string(),
  /** Its bytes in hex: a token may be only a part of a character. */
  bytes: hex,
});

const writtenSchema = z.extend(tokenSchema, {
  /** What the model gave it, before temperature and cuts. */
  probability,
  /** True where a reader took it from the list; false where it was drawn. */
  taken: z.boolean(),
  /** What else might have come, likeliest first; none where they were not asked for. */
  alternatives: z.array(z.extend(tokenSchema, { probability })),
});

const runFileSchema = z.object({
  format: z.literal('inside-gpt-2/run'),
  version: z.literal(1),
  /** The model's name in the catalog, and the fingerprint of its weights, in hex. */
  model: z.string().check(z.minLength(1), z.maxLength(200)),
  fingerprint: z.string().check(z.regex(/^[0-9a-f]{0,128}$/)),
  settings: settingsSchema,
  prompt: z.array(tokenSchema),
  written: z.array(writtenSchema),
  /** The whole text; characters that are not complete yet stand as U+FFFD. */
  text: z.string(),
});

/** A run as its file holds it: all that is needed to read it, check it, or write it again. */
export type RunFile = z.infer<typeof runFileSchema>;
export type RunToken = z.infer<typeof tokenSchema>;

/** The run as JSON, indented for reading. */
export function writeRunFile(run: Omit<RunFile, 'format' | 'version'>): string {
  return `${JSON.stringify({ format: 'inside-gpt-2/run', version: 1, ...run }, null, 2)}\n`;
}

/** What `writeRunFile` wrote; undefined for any other text. */
export function readRunFile(text: string): RunFile | undefined {
  try {
    const parsed = runFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
