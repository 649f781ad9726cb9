import type { Snapshot } from '@/lib/engine/snapshots';
import * as z from '@/lib/zod';

const indexFile = z.object({
  snapshots: z.array(
    z.object({
      percent: z.int().check(z.minimum(0), z.maximum(100)),
      tokens: z.int().check(z.minimum(0)),
      folder: z.string(),
      bytes: z.int().check(z.positive()),
      bitsPerByte: z.number().check(z.positive()),
    }),
  ),
});

/** The snapshots that an index.json lists, in the order of training. @throws ZodError */
export function readSnapshots(json: unknown): readonly Snapshot[] {
  return indexFile.parse(json).snapshots;
}
