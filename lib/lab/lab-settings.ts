import { DEFAULT_SETTINGS, runSettingsSchema, samplingSchema } from '@/lib/permalink/permalink';
import * as z from '@/lib/zod';

/** The settings of the Lab. They are kept over a reload, and a link carries them. */
export const labSettingsSchema = z.object({
  settings: runSettingsSchema,
  /** From 0; null until the reader has chosen one. */
  layer: z.nullable(z.int().check(z.minimum(0), z.maximum(999))),
  head: z.nullable(z.int().check(z.minimum(0), z.maximum(999))),
  surprise: z.boolean(),
  attention: z.boolean(),
  /** The second column: its model's name in the catalog, and its sampling settings. */
  comparison: z.catch(
    z.nullable(z.extend(samplingSchema, { model: z.string().check(z.maxLength(64)) })),
    null,
  ),
});

export type LabSettings = z.infer<typeof labSettingsSchema>;

export const DEFAULT_LAB_SETTINGS: LabSettings = {
  settings: DEFAULT_SETTINGS,
  layer: null,
  head: null,
  surprise: false,
  attention: false,
  comparison: null,
};
