import attention from '@/content/recorded/sentence-attention.json';
import logits from '@/content/recorded/sentence-logits.json';
import { type Answered, readRecorded } from '@/lib/engine/answered';
import { EMPTY_TREE, withData } from '@/lib/generation/continuation-tree';
import { distributionOf } from '@/lib/generation/next-token-distribution';
import { largest } from '@/lib/heads/profile';
import { previousToken } from '@/lib/heads/scores';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import { headPart } from '@/lib/trace/forward-pass';
import { tokensById } from '@/lib/trace/vocabulary';
import { EMPTY_TEXT, type TextState, type WriterModel } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';

const { answer: pass } = readRecorded('inspect', attention);
const atTheEnd = readRecorded('inspect', logits);
const { model: id, vocabulary } = atTheEnd;
const { shape, ids, lastLogits = new Float32Array() } = atTheEnd.answer;

/** [T, T]; empty where there is no such head. */
const mapOf = (layer: number, head: number) =>
  headPart(pass, 'attention', layer, head) ?? new Float32Array();

/** Returns what was recorded of one head, counted from 0; no weights where there is no such head. */
export function recordedHead(layer: number, head: number): Answered<'attentionRow'> {
  const { length } = ids;
  const request = { ids, promptLength: length, layer, head, from: 0, to: length };
  const map = mapOf(layer, head);
  const rows = ids.map((_, q) => map.subarray(q * length, q * length + q + 1));
  return { ...atTheEnd, request, answer: rows };
}

const { layers, heads } = shape;
const onTheOneBefore = Array.from({ length: layers * heads }, (_, i) =>
  previousToken(mapOf(Math.floor(i / heads), i % heads), ids.length),
);
const first = largest(onTheOneBefore) ?? 0;

/** The map opens on the head that looked most at the token before. */
export const FIRST_HEAD = { layer: Math.floor(first / heads), head: first % heads };

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
