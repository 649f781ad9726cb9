import firstHead from '@/content/recorded/sentence-head.json';
import logits from '@/content/recorded/sentence-logits.json';
import { readRecorded } from '@/lib/engine/answered';
import { EMPTY_TREE, withData } from '@/lib/generation/continuation-tree';
import { distributionOf } from '@/lib/generation/next-token-distribution';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { EMPTY_TEXT, type TextState, type WriterModel } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';

const atTheEnd = readRecorded('inspect', logits);
const { model: id, vocabulary } = atTheEnd;
const { shape, ids, lastLogits = new Float32Array() } = atTheEnd.answer;

/** The head that looked most at the token before; the map opens on it. */
export const RECORDED_HEAD = readRecorded('attentionRow', firstHead);

const { layer, head } = RECORDED_HEAD.request;
export const FIRST_HEAD = { layer, head };

/** Never answers: what was recorded is all there is. */
const never = () => new Promise<never>(() => {});

/** The model that was recorded, as writers know models. */
export const RECORDED_MODEL: WriterModel = {
  client: { run: never, tokenize: never },
  info: { id, shape, beginId: -1 },
  vocabulary,
};

/** Returns the recorded sentence as a text that has been read under these settings. */
export function recordedText(settings: SamplingSettings): TextState {
  const next = distributionOf(lastLogits, ids, settings, NAMED);
  const tree = withData(EMPTY_TREE, new Map([[0, { next }]]));
  const prompt = textOf(tokensById(vocabulary, ids));
  return { ...EMPTY_TEXT, model: RECORDED_MODEL, prompt, promptIds: ids, tree };
}
