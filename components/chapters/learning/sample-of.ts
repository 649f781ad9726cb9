import type { WrittenText } from '@/lib/engine/tasks/write-text';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { lineOf, tokenLabel } from '@/lib/text/token-text';
import type { ForwardPass } from '@/lib/trace/forward-pass';
import { tokensById, type Vocabulary } from '@/lib/trace/vocabulary';
import type { Sample } from './learning';

/** Returns a snapshot's answer in a line. @throws RangeError for a pass without the last logits */
export function sampleOf(
  { lastLogits = new Float32Array() }: ForwardPass,
  written: WrittenText,
  vocabulary: Vocabulary,
): Sample {
  const [first] = topK(lastLogits, 1);
  if (first === undefined) throw new RangeError('no logits');
  const probability = Number((softmax(lastLogits)[first] as number).toFixed(5));
  return {
    likeliest: [tokenLabel(vocabulary.token(first)), probability],
    text: lineOf(tokensById(vocabulary, written.ids)),
  };
}
