import type { ReadyModel } from '@/components/engine/useModelLoader';
import type { Frame } from './learning';
import { READ_BY_SNAPSHOTS, SNAPSHOT_RUN } from './limits';
import { sampleOf } from './sample-of';

/** Has a snapshot read a sentence and write on from it; all of it is one picture. */
export async function readFrame(
  { client, info, vocabulary }: ReadyModel,
  prompt: string,
  place: number,
  signal: AbortSignal,
): Promise<Frame> {
  const how = { figure: 'learning', signal };
  const found = await client.tokenize(prompt);
  const all = found.length > 0 ? found : [info.beginId];
  const ids = all.slice(-READ_BY_SNAPSHOTS);
  const pass = await client.run('inspect', { ids, parts: ['attention', 'lastLogits'] }, how);
  const written = await client.run('writeText', { ids, ...SNAPSHOT_RUN }, how);
  return { place, prompt, pass, vocabulary, sample: sampleOf(pass, written, vocabulary) };
}
