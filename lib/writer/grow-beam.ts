import { likeliestWays } from '@/lib/generation/beam';
import { nodeAt } from '@/lib/generation/continuation-tree';
import type { SamplingSettings } from '@/lib/sampling/settings';
import type { Writer } from './writer';

/**
 * Grows a tree by beam search from the text in view, and goes to the likeliest end. Anything else
 * that the writer is asked for ends the search.
 *
 * @param width texts kept after each token, at most as many as a distribution names
 * @param count tokens of each text
 */
export async function growBeam(
  writer: Writer,
  width: number,
  count: number,
  settings: SamplingSettings,
): Promise<void> {
  writer.stop();
  let ends: readonly number[] = [writer.text().tree.at];
  for (let step = 0; step < count; step++) {
    const ways = likeliestWays(writer.text().tree, ends, width);
    for (const { from, id } of ways) writer.branch(from, 1, settings, () => id);
    await writer.idle();
    const { tree } = writer.text();
    ends = ways.flatMap(({ from, id }) =>
      nodeAt(tree, from).children.filter((child) => nodeAt(tree, child).id === id),
    );
    if (ways.length === 0 || ends.length < ways.length) return;
  }
  const [likeliest] = ends;
  if (likeliest !== undefined) writer.go(likeliest, settings);
}
