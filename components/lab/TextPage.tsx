'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { level } from '@/components/widgets/attention-map/marks';
import { type PlacedToken, tokenSpans } from '@/lib/lab/token-spans';
import { idsOf, readFrom, scoresOf, type TextState } from '@/lib/writer/text-state';
import { nextPlace } from './keys';
import styles from './TextPage.module.css';
import { TokenSpan } from './TokenSpan';
import type { AttentionRow } from './useAttention';

/** The text; every token can be pointed at, and reached by the arrow keys. */
export function TextPage({
  name,
  label,
  text,
  place,
  surprise,
  attentionRow,
  onPoint,
  onChoose,
  onOpen,
}: {
  /** Unique on the page. */
  readonly name: string;
  readonly label: string;
  readonly text: TextState;
  /** The position under the cursor; the number of tokens for the open place after them. */
  readonly place: number;
  readonly surprise: boolean;
  readonly attentionRow: AttentionRow | undefined;
  /** The pointer is over a token, or over none. */
  readonly onPoint: (place: number | undefined) => void;
  /** A token was walked to or tapped. */
  readonly onChoose: (place: number) => void;
  /** Enter was pressed: go to the alternatives. */
  readonly onOpen: () => void;
}) {
  const { model, promptIds, activity } = text;
  const spans = useTokenSpans(text);
  const length = spans.reduce((sum, { length: n }) => sum + n, 0);
  const from = readFrom(text);
  const levels = useMemo(() => levelsOf(spans, attentionRow), [spans, attentionRow]);
  const box = useRef<HTMLDivElement>(null);
  const end = useEndInView(activity === 'generating', length);

  const placeUnder = (target: EventTarget) => {
    const token = (target as Element).closest?.('[data-place]');
    return token ? Number(token.getAttribute('data-place')) : undefined;
  };
  const point = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') onPoint(placeUnder(event.target));
  };
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onOpen();
    }
    const next = box.current && nextPlace(event.key, place, length, box.current);
    if (next === undefined || next === null) return;
    event.preventDefault();
    onChoose(next);
    document.getElementById(`${name}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <section aria-label={label}>
      <div
        ref={box}
        role="listbox"
        aria-label={`${label}, token by token: arrow keys walk, Enter shows what else could stand there`}
        aria-activedescendant={`${name}-${place}`}
        aria-busy={activity === 'reading' || undefined}
        tabIndex={0}
        className={styles.page}
        dir="auto"
        onKeyDown={walk}
        onPointerOver={point}
        onPointerLeave={() => onPoint(undefined)}
        onClick={(event) => {
          const under = placeUnder(event.target);
          if (under !== undefined) onChoose(under);
        }}
      >
        {model &&
          spans.map((tokens, i) => (
            <TokenSpan
              key={tokens[0]?.place}
              tokens={tokens}
              name={name}
              promptLength={promptIds.length}
              readFrom={from}
              marked={tokens.some((one) => one.place === place) ? place : undefined}
              surprise={surprise}
              levels={levels?.[i]}
            />
          ))}
        <span
          ref={end}
          id={`${name}-${length}`}
          role="option"
          aria-selected={place === length}
          aria-label="The open place"
          tabIndex={-1}
          className={styles.open}
          data-place={length}
        />
      </div>
    </section>
  );
}

function useTokenSpans(text: TextState) {
  const before = useRef<readonly (readonly PlacedToken[])[]>([]);
  const { model } = text;
  const spans = useMemo(() => {
    if (!model) return [];
    const tokens = idsOf(text).map((id) => model.vocabulary.token(id));
    return tokenSpans(before.current, tokens, scoresOf(text));
  }, [text, model]);
  before.current = spans;
  return spans;
}

/** Returns, by span, the attention level of every token that the row covers. */
function levelsOf(
  spans: readonly (readonly PlacedToken[])[],
  attentionRow: AttentionRow | undefined,
) {
  if (!attentionRow) return undefined;
  return spans.map((tokens) => {
    if ((tokens[0]?.place ?? 0) > attentionRow.from) return undefined;
    return tokens.map(({ place }) => {
      const weight =
        place <= attentionRow.from ? attentionRow.weights[place - attentionRow.start] : undefined;
      return weight === undefined ? undefined : Math.round(level(weight));
    });
  });
}

/** Keeps the end of a growing text in view, unless the reader has scrolled away from it. */
function useEndInView(growing: boolean, length: number) {
  const end = useRef<HTMLSpanElement>(null);
  const inView = useRef(true);
  useEffect(() => {
    const target = end.current;
    if (!target || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => {
      inView.current = entry?.isIntersecting ?? true;
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new token is scrolled to
  useEffect(() => {
    if (!growing || !inView.current) return;
    // With the frame: at once it would cost a layout of its own.
    const frame = requestAnimationFrame(() => end.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [growing, length]);
  return end;
}
