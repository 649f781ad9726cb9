'use client';

import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import { level } from '@/components/widgets/attention-map/marks';
import { idsOf, type Manuscript, readFrom, scoresOf } from '@/lib/lab/manuscript';
import { stretchesOf, type Word } from '@/lib/lab/words';
import { nextPlace } from './keys';
import { Passage } from './Passage';
import type { Gaze } from './useAttention';

/** The text itself, a page of a book; every token of it can be pointed at and walked to. */
export function TextPage({
  name,
  label,
  manuscript,
  place,
  surprise,
  gaze,
  onPoint,
  onChoose,
  onOpen,
}: {
  /** Unique on the page. */
  readonly name: string;
  readonly label: string;
  readonly manuscript: Manuscript;
  /** The place under the cursor; the number of tokens for the open place behind them. */
  readonly place: number;
  readonly surprise: boolean;
  readonly gaze: Gaze | undefined;
  /** The pointer is over a token, or over none. */
  readonly onPoint: (place: number | undefined) => void;
  /** A token was walked to or tapped. */
  readonly onChoose: (place: number) => void;
  /** Enter: the reader wants the alternatives. */
  readonly onOpen: () => void;
}) {
  const { model, promptIds, activity } = manuscript;
  const stretches = useStretches(manuscript);
  const length = stretches.reduce((sum, { length: n }) => sum + n, 0);
  const from = readFrom(manuscript);
  const levels = useMemo(() => levelsOf(stretches, gaze), [stretches, gaze]);
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
    <section aria-label={label} className="lab-text">
      <div
        ref={box}
        role="listbox"
        aria-label={`${label}, token by token: arrow keys walk, Enter shows what else could stand there`}
        aria-activedescendant={`${name}-${place}`}
        aria-busy={activity === 'reading' || undefined}
        tabIndex={0}
        className="lab-page"
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
          stretches.map((words, i) => (
            <Passage
              key={words[0]?.place}
              words={words}
              name={name}
              promptLength={promptIds.length}
              readFrom={from}
              marked={words.some((word) => word.place === place) ? place : undefined}
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
          className="lab-open"
          data-place={length}
        />
      </div>
    </section>
  );
}

function useStretches(manuscript: Manuscript) {
  const before = useRef<readonly (readonly Word[])[]>([]);
  const { model } = manuscript;
  const stretches = useMemo(() => {
    if (!model) return [];
    const tokens = idsOf(manuscript).map((id) => model.vocabulary.token(id));
    return stretchesOf(before.current, tokens, scoresOf(manuscript));
  }, [manuscript, model]);
  before.current = stretches;
  return stretches;
}

/** By stretch: a place on the scale of attention for every word that the gaze reaches. */
function levelsOf(stretches: readonly (readonly Word[])[], gaze: Gaze | undefined) {
  if (!gaze) return undefined;
  return stretches.map((words) => {
    if ((words[0]?.place ?? 0) > gaze.from) return undefined;
    return words.map(({ place }) => {
      const weight = place <= gaze.from ? gaze.weights[place - gaze.start] : undefined;
      return weight === undefined ? undefined : Math.round(level(weight));
    });
  });
}

/** While a text grows its end stays in view, unless the reader has scrolled away from it. */
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
