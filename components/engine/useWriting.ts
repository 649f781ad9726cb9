'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EngineFailure } from '@/lib/engine/failure';
import { sharedTokens } from '@/lib/engine/graph/passes';
import { PageJobQueue } from '@/lib/engine/page-job-queue';
import { back, choose, isFull, type Writing } from '@/lib/generation/writing';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import type { Continuation, TraceData } from '@/lib/trace/continuation';
import { rowAt, type Trace, tokenIds } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { type EngineState, useEngine } from './EngineProvider';

/** A writing with the vocabulary that names its tokens: recorded, or live. */
export interface Page {
  /** The reader's text, as it was before any token was chosen. */
  readonly prompt: string;
  readonly writing: Writing;
  readonly vocabulary: Vocabulary;
  readonly live: boolean;
}

/** What the reader wrote and chose, to be read by the model as soon as it can. */
export interface Draft {
  readonly prompt: string;
  /** Ids of the tokens chosen after the prompt. */
  readonly chosen: readonly number[];
}

export type Activity = 'idle' | 'reading' | 'stepping' | 'generating';

type Ready = Extract<EngineState, { status: 'ready' }>;

/** The shortest time that a generated token stands alone: slow enough to be followed. */
const PACE = 90;

/**
 * One text that the model reads and continues. Everything drawn from `page` belongs together: it
 * changes in one piece, when an answer has come. A new text ends what is under way, and nothing
 * that comes late is used; a step waits for the step or the reading before it.
 */
export function useWriting(recorded: Page) {
  const { state, report } = useEngine();
  const [page, setPage] = useState(recorded);
  const [activity, setActivity] = useState<Activity>('idle');
  const [failure, setFailure] = useState<EngineFailure>();
  const latest = useRef(recorded);
  const ready = state.status === 'ready' ? state : undefined;

  const show = useCallback((next: Page) => {
    latest.current = next;
    setPage(next);
  }, []);

  const queue = useMemo(
    () =>
      new PageJobQueue<Activity>({
        onKind: (kind = 'idle') => setActivity(kind),
        onFailure: (met) => {
          setFailure(met);
          report(met);
        },
      }),
    [report],
  );
  const stop = useCallback(() => queue.stop(), [queue]);
  /** Runs `work` now, or behind what is under way. */
  const perform = useCallback(
    (kind: Activity, work: (signal: AbortSignal) => Promise<void>) => {
      setFailure(undefined);
      queue.add(kind, work);
    },
    [queue],
  );

  const advance = useCallback(
    async (model: Ready, id: number, signal: AbortSignal) => {
      const { writing } = latest.current;
      const ids = [...tokenIds(writing.trace), id];
      const text = { ids, promptLength: writing.promptLength };
      const from = latest.current.live ? ids.length - 1 : 0;
      const answer = await model.client.trace({ ...text, figure: 'writing', from }, signal);
      signal.throwIfAborted();
      show(pageOf(model, latest.current.prompt, text, answer, latest.current));
    },
    [show],
  );

  const read = useCallback(
    (draft: Draft) => {
      if (!ready) return;
      stop();
      perform('reading', async (signal) => {
        const found = await ready.client.tokenize(draft.prompt);
        signal.throwIfAborted();
        const prompt = found.length > 0 ? found : [ready.info.beginId];
        const chosen = await inVocabularyOf(ready, draft.chosen, latest.current);
        signal.throwIfAborted();
        const text = { ids: [...prompt, ...chosen], promptLength: prompt.length };
        // Rows of another model are not this one's, whatever the tokens.
        const own = latest.current.live && latest.current.writing.trace.model === ready.info.id;
        const shared = own ? sharedTokens(continuationOf(latest.current), text) : 0;
        const from = Math.min(shared, text.ids.length - 1);
        const answer = await ready.client.trace({ ...text, figure: 'writing', from }, signal);
        signal.throwIfAborted();
        show(pageOf(ready, draft.prompt, text, answer, latest.current));
      });
    },
    [ready, perform, show, stop],
  );

  const step = useCallback(
    (next: SamplingSettings | number) => {
      if (!ready) return;
      perform('stepping', async (signal) => {
        if (isFull(latest.current.writing)) return;
        const id = typeof next === 'number' ? next : choose(latest.current.writing, next);
        await advance(ready, id, signal);
      });
    },
    [ready, perform, advance],
  );

  const generate = useCallback(
    (length: number, choice: SamplingSettings) => {
      if (!ready) return;
      perform('generating', async (signal) => {
        for (let i = 0; i < length && !isFull(latest.current.writing); i++) {
          const pace = new Promise((resolve) => setTimeout(resolve, PACE));
          await advance(ready, choose(latest.current.writing, choice), signal);
          await pace;
          signal.throwIfAborted();
        }
      });
    },
    [ready, perform, advance],
  );

  const goBack = useCallback(() => {
    stop();
    const { writing, prompt } = latest.current;
    const before = back(writing);
    const known = rowAt(before.trace, before.trace.rows.length - 1).logits;
    if (known) show({ ...latest.current, writing: before });
    // What was read in one piece, as after a reload, has logits at its end only.
    else read({ prompt, chosen: tokenIds(before.trace).slice(before.promptLength) });
  }, [stop, show, read]);

  const take = useCallback(
    (id: number) => {
      // What is taken was seen in the bars: it follows the text that is shown, and nothing queued.
      stop();
      step(id);
    },
    [stop, step],
  );

  useEffect(() => stop, [stop]);

  return { page, activity, failure, read, step, take, generate, stop, goBack };
}

function continuationOf({ writing }: Page): Continuation {
  return { ids: tokenIds(writing.trace), promptLength: writing.promptLength };
}

/** What was chosen with one model, as another one's tokens: the text stays with the reader. */
async function inVocabularyOf(
  { client, info }: Ready,
  chosen: readonly number[],
  { live, writing, vocabulary: before }: Page,
): Promise<readonly number[]> {
  const { trace } = writing;
  if (live && trace.model !== info.id && trace.shape.vocabulary !== info.shape.vocabulary) {
    return client.tokenize(textOf(chosen.map((id) => before.token(id))));
  }
  // Kept ids may be from a vocabulary that the site has since replaced.
  return chosen.every((id) => id < info.shape.vocabulary) ? chosen : [];
}

/** The answer's rows, after those that were known already. */
function pageOf(
  model: Ready,
  prompt: string,
  text: Continuation,
  answer: TraceData,
  before: Page,
): Page {
  const { vocabulary, info } = model;
  const known = before.writing.trace.rows.slice(0, answer.from);
  const rows = answer.rows.map(({ id, ...row }) => ({ token: vocabulary.token(id), ...row }));
  const trace: Trace = { model: info.id, shape: info.shape, rows: [...known, ...rows] };
  return { prompt, writing: { trace, promptLength: text.promptLength }, vocabulary, live: true };
}
