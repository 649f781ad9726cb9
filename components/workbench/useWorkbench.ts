'use client';

import { useEffect, useMemo, useRef } from 'react';
import { type AnswerSource, useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { useWriter } from '@/components/engine/useWriter';
import { useSentence } from '@/components/sentence/SentenceProvider';
import type { Answered } from '@/lib/engine/answered';
import type { RequestOf, TaskName } from '@/lib/engine/tasks';
import { createTree, idsTo, nodeAt } from '@/lib/generation/continuation-tree';
import { sameDistribution } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import type { HeadWeights } from '@/lib/trace/head-weights';
import { tokensById } from '@/lib/trace/vocabulary';
import { idsOf, type TextState } from '@/lib/writer/text-state';
import { NAMED } from '@/lib/writer/writer';
import { FIRST_HEAD, RECORDED_HEAD, RECORDED_MODEL, recordedText } from './recorded';
import { useDistributionAt } from './useDistributionAt';
import { useWorkbenchState } from './useWorkbenchState';

/** The shortest time between two generated tokens, in ms: slow enough to be followed. */
const PACE = 90;

/** The workbench's text, what the model says about it, and what the reader can do with it. */
export function useWorkbench() {
  const { applied } = useSentence();
  const [saved, change] = useWorkbenchState();
  const { writer, text } = useWriter('workbench', { pace: PACE, wholePrompt: true });
  const { temperature, topK, topP, seed } = saved;
  const settings = useMemo(
    () => ({ temperature, topK, topP, seed }),
    [temperature, topK, topP, seed],
  );
  const model = useReadyModel();

  // The first model reads the saved text; a later one goes on with the text in view.
  const latest = useRef({ saved, settings, change });
  latest.current = { saved, settings, change };
  useEffect(() => {
    if (!model) return;
    const { saved, settings } = latest.current;
    const { model: before, prompt } = writer.text();
    if (before && prompt === applied) return void writer.adopt(model, settings);
    const ids = saved.after === applied ? saved.chosen : [];
    // Saved ids may be from a vocabulary that the site has since replaced.
    const known = ids.every((id) => id < model.info.shape.vocabulary);
    writer.open(model, { prompt: applied, tree: createTree(known ? ids : []) }, settings);
  }, [model, applied, writer]);

  const recorded = useMemo(() => recordedText(settings), [settings]);
  const shown = useReadText(text, recorded);
  const from: AnswerSource['from'] = shown === recorded ? 'recorded' : 'live';
  useEffect(() => {
    if (from === 'recorded') return;
    const { prompt, tree } = shown;
    latest.current.change({ after: prompt, chosen: idsTo(tree, tree.at) });
  }, [shown, from]);

  const { vocabulary, info } = shown.model ?? RECORDED_MODEL;
  const { layers, heads, context } = info.shape;
  const layer = Math.min(saved.layer ?? FIRST_HEAD.layer, layers - 1);
  const head = Math.min(saved.head ?? FIRST_HEAD.head, heads - 1);
  const ids = useMemo(() => idsOf(shown), [shown]);
  const tokens = useMemo(() => tokensById(vocabulary, ids), [ids, vocabulary]);
  const bars = useDistributionAt(shown, ids.length, settings, 'next-token');
  // Tokens of another model are not sent to this one.
  const map = useHead(shown.model === model ? shown : undefined, layer, head);

  const asked = <N extends TaskName>(task: N, request: RequestOf<N>) => {
    return { task, request, shape: info.shape, vocabulary };
  };
  const room = idsOf(text).length < context;
  return {
    from,
    shown,
    vocabulary,
    tokens,
    promptLength: shown.promptIds.length,
    bars,
    weights: map.weights,
    /** What was asked, for each of the figures. */
    asks: {
      tokens: asked('tokenize', { text: textOf(tokens) }),
      next: asked('nextTokenDistribution', {
        ...{ ids, promptLength: shown.promptIds.length, place: ids.length },
        ...{ settings, named: NAMED },
      }),
      map: map.asked,
    },
    /** The head whose weights these are. */
    mapOf: map.of,
    layer,
    head,
    layers,
    heads,
    saved,
    settings,
    change,
    activity: text.activity,
    failure: text.failure,
    /** True until bars and map are those of the text and the settings. */
    busy:
      text.activity === 'reading' ||
      !map.current ||
      bars?.place !== ids.length ||
      !sameDistribution(bars.distribution.settings, settings),
    canWrite: model !== undefined && text.model === model && from === 'live' && room,
    canGoBack: text.tree.at > 0,
    next: () => writer.step(settings),
    back: () => writer.back(settings),
    generate: () => writer.generate(saved.length, settings),
    stop: () => writer.stop(),
    take: (id: number) => writer.take(bars?.place ?? ids.length, id, settings),
  };
}

/**
 * Returns the latest text that has been read to its end, while a newer one is being read: the
 * recorded one at first.
 */
function useReadText(text: TextState, recorded: TextState): TextState {
  const latest = useRef<TextState>(undefined);
  if (text.model && nodeAt(text.tree, text.tree.at).next) latest.current = text;
  return latest.current ?? recorded;
}

/** Returns the weights of one head over a text; those of the recorded head before the first answer. */
function useHead(
  text: TextState | undefined,
  layer: number,
  head: number,
): {
  readonly weights: HeadWeights;
  readonly of: { readonly layer: number; readonly head: number };
  /** True once they are those of the text and the head. */
  readonly current: boolean;
  readonly asked: Answered<'attentionRow'>;
} {
  const request = useMemo(() => {
    if (!text) return undefined;
    const ids = idsOf(text);
    return { ids, promptLength: text.promptIds.length, layer, head, from: 0, to: ids.length };
  }, [text, layer, head]);
  const answered = useAnswer('attentionRow', request, RECORDED_HEAD);
  const { request: asked, answer, vocabulary } = answered;
  const weights = useMemo(
    () => ({
      tokens: tokensById(vocabulary, asked.ids),
      weight: (query: number, key: number) => answer[query]?.[key],
    }),
    [asked, answer, vocabulary],
  );
  const current = request === undefined || JSON.stringify(asked) === JSON.stringify(request);
  const of = { layer: asked.layer, head: asked.head };
  return { weights, of, current, asked: answered };
}
