import { GREEDY } from '@/lib/sampling/settings';
import type { WriterModel } from './text-state';
import type { Writer } from './writer';

/**
 * Writes the likeliest continuation of a prompt, and after it, out of view, the one that begins
 * with the second choice.
 *
 * @param length tokens of each
 */
export function writeFirstBranches(
  writer: Writer,
  model: WriterModel,
  promptIds: readonly number[],
  length: number,
): void {
  writer.open(model, { prompt: '', promptIds }, GREEDY);
  writer.generate(length, GREEDY);
  writer.branch(0, length, GREEDY, (candidates) => candidates[1]?.id, true);
}
