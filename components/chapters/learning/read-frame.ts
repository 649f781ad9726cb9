import type { ReadyModel } from '@/components/engine/useModelLoader';
import { idsTo } from '@/lib/generation/continuation-tree';
import { lineOf, tokenLabel } from '@/lib/text/token-text';
import { writeText } from '@/lib/writer/write-text';
import type { Frame } from './learning';
import { READ_BY_SNAPSHOTS, SNAPSHOT_RUN } from './limits';
import { sampleOf } from './sample-of';

const FIGURE = 'learning';

/** Has a snapshot read a sentence and write on from it; all of it is one picture. */
export async function readFrame(
  { client, info, vocabulary }: ReadyModel,
  prompt: string,
  place: number,
  signal: AbortSignal,
): Promise<Frame> {
  const found = await client.tokenize(prompt);
  const all = found.length > 0 ? found : [info.beginId];
  const ids = all.slice(-READ_BY_SNAPSHOTS);
  const parts = ['attention', 'lastLogits'] as const;
  const inside = await client.run('inspect', { ids, parts }, { figure: FIGURE, signal });
  const written = await writeText(
    { client, info, vocabulary },
    ids,
    SNAPSHOT_RUN.settings,
    SNAPSHOT_RUN.length,
    FIGURE,
    signal,
  );
  const tokens = idsTo(written.tree, written.tree.at).map((id) => vocabulary.token(id));
  const logits = inside.lastLogits ?? new Float32Array();
  return {
    place,
    prompt,
    tokens: ids.map((id) => vocabulary.token(id)),
    shape: info.shape,
    attention: inside.attention ?? [],
    logits,
    vocabulary,
    sample: sampleOf(logits, (id) => tokenLabel(vocabulary.token(id)), lineOf(tokens)),
  };
}
