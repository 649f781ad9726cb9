'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { FigureOrigin } from '@/components/figure/origin';
import { useStored } from '@/components/storage/stored';
import { type EngineFailure, toFailure } from '@/lib/engine/failure';
import { textOf } from '@/lib/text/token-text';
import type { ModelShape, Token } from '@/lib/trace/trace';
import { RECORDED_SENTENCE } from './recorded';

/** The one sentence that runs through the notebook. */
export interface Sentence {
  /** As the reader has typed it. */
  readonly prompt: string;
  /** The prompt as last applied: the model has read it, or is about to. */
  readonly applied: string;
  /** Sets `prompt`; the model does not read it yet. */
  readonly type: (text: string) => void;
  /** Has the model read a text, and saves it. */
  readonly apply: (text: string) => void;
  /** The tokens of the text as last read; recorded until a model is ready. At least one. */
  readonly tokens: readonly Token[];
  /** The model that `tokens` are of. */
  readonly model: string;
  readonly shape: ModelShape;
  /** True once the model in the page has read the text. */
  readonly live: boolean;
  readonly failure: EngineFailure | undefined;
  /** The position that the reader points at in some figure; marked in all figures. */
  readonly marked: number | undefined;
  readonly mark: (position: number | undefined) => void;
}

/** A text that was read: `prompt`, whole. */
type Read = Pick<Sentence, 'prompt' | 'tokens' | 'model' | 'shape' | 'live'>;

const Context = createContext<Sentence | undefined>(undefined);

/** Keeps the reader's sentence from chapter to chapter and over a reload, and tokenizes it. */
export function SentenceProvider({ children }: { readonly children: ReactNode }) {
  const { state, report, title } = useEngine();
  const [saved, save] = useStored('inside-gpt-2:prompt');
  const [draft, setDraft] = useState<string>();
  const [read, setRead] = useState<Read>(RECORDED_SENTENCE);
  const [failure, setFailure] = useState<EngineFailure>();
  const { marked, mark } = useMark(read.tokens);
  const applied = saved ?? RECORDED_SENTENCE.prompt;

  const apply = useCallback(
    (text: string) => {
      setDraft(undefined);
      save(text === RECORDED_SENTENCE.prompt ? null : text);
    },
    [save],
  );

  useEffect(() => {
    if (state.status !== 'ready') return;
    const { client, info, vocabulary } = state;
    let current = true;
    client
      .tokenize(applied)
      .then((ids) => {
        if (!current) return;
        const shown = ids.length > 0 ? ids : [info.beginId];
        const tokens = shown.map((id) => vocabulary.token(id));
        setRead({ prompt: applied, tokens, model: info.id, shape: info.shape, live: true });
        setFailure(undefined);
      })
      .catch((error) => {
        if (!current) return;
        const caught = toFailure(error);
        setFailure(caught);
        report(caught);
      });
    return () => {
      current = false;
    };
  }, [state, applied, report]);

  const sentence = useMemo<Sentence>(
    () => ({
      ...read,
      prompt: draft ?? applied,
      applied,
      type: setDraft,
      apply,
      failure,
      marked,
      mark,
    }),
    [read, draft, applied, apply, failure, marked, mark],
  );
  const origin = `Inside GPT-2 · ${title} · “${shortened(textOf(read.tokens).trim())}”`;
  return (
    <Context value={sentence}>
      <FigureOrigin value={origin}>{children}</FigureOrigin>
    </Context>
  );
}

/** A position that the reader points at, which holds for this text and no other. */
function useMark(tokens: readonly Token[]) {
  const text = tokens.map(({ id }) => id).join();
  const [pointed, point] = useState<{ readonly text: string; readonly position: number }>();
  const mark = useCallback(
    (position: number | undefined) =>
      point(position === undefined ? undefined : { text, position }),
    [text],
  );
  return { marked: pointed?.text === text ? pointed.position : undefined, mark };
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** Returns the reader's sentence. @throws Error outside a SentenceProvider */
export function useSentence(): Sentence {
  const sentence = useContext(Context);
  if (!sentence) throw new Error('useSentence is used inside a SentenceProvider');
  return sentence;
}
