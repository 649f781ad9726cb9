import { EMPTY_TREE, withData } from '@/lib/generation/continuation-tree';
import { distributionOf } from '@/lib/generation/next-token-distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import { previousTokenHead } from '@/lib/trace/previous-token';
import { readRecording } from '@/lib/trace/recording';
import { rowAt, tokenIds } from '@/lib/trace/trace';
import { EMPTY_TEXT, type TextState, type WriterModel } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';
import file from './recorded.json';

const { trace, vocabulary } = readRecording(file);
const ids = tokenIds(trace);
const { logits = new Float32Array() } = rowAt(trace, ids.length - 1);

/** The notebook's own sentence, as storybook read it when it was recorded. */
export const RECORDED = {
  prompt: textOf(trace.rows.map((row) => row.token)),
  trace,
  /** [V], after the last token. */
  logits,
  vocabulary,
};

/** The map opens on the head that looked most at the token before in the recorded trace. */
export const FIRST_HEAD = previousTokenHead(trace);

/** Never answers: what was recorded is all there is. */
const never = () => new Promise<never>(() => {});
const model: WriterModel = {
  client: { run: never, tokenize: never },
  info: { id: trace.model, shape: trace.shape, beginId: -1 },
  vocabulary,
};

/** Returns the recorded sentence as a text that has been read under these settings. */
export function recordedText(settings: SamplingSettings): TextState {
  const next = distributionOf(logits, ids, settings, NAMED);
  const tree = withData(EMPTY_TREE, new Map([[0, { next }]]));
  return { ...EMPTY_TEXT, model, prompt: RECORDED.prompt, promptIds: ids, tree };
}
