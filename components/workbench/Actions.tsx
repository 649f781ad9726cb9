'use client';

import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { Activity } from '@/components/engine/useWriting';

/** One token on, one back, many, and halt. */
export function Actions({
  activity,
  canWrite,
  canGoBack,
  first = 'next',
  onNext,
  onBack,
  onGenerate,
  onStop,
}: {
  readonly activity: Activity;
  /** False while no model is ready, or the context is full. */
  readonly canWrite: boolean;
  readonly canGoBack: boolean;
  /** What the reader most likely wants: one token, or many. */
  readonly first?: 'next' | 'generate';
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onGenerate: () => void;
  readonly onStop: () => void;
}) {
  const generating = activity === 'generating';
  const { generate, stop, watch } = useHandedFocus(generating);
  const look = (name: typeof first) => (name === first ? 'button button-primary' : 'button');
  return (
    <div className="actions needs-script">
      <Button className={look('next')} isDisabled={!canWrite || generating} onPress={onNext}>
        Next token
      </Button>
      <Button className="button" isDisabled={!canGoBack} onPress={onBack}>
        Back
      </Button>
      <Button
        ref={generate}
        className={look('generate')}
        isDisabled={!canWrite || generating}
        {...watch}
        onPress={onGenerate}
      >
        Generate
      </Button>
      <Button ref={stop} className="button" isDisabled={!generating} {...watch} onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}

/**
 * Generate and Stop take turns: the one that is of no use is disabled, and would lose the focus.
 * Whoever had it there has it on the other.
 */
function useHandedFocus(generating: boolean) {
  const generate = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const held = useRef(false);
  useLayoutEffect(() => {
    if (held.current) (generating ? stop : generate).current?.focus({ preventScroll: true });
  }, [generating]);
  const watch = {
    onFocus: () => {
      held.current = true;
    },
    onBlur: ({ target }: FocusEvent) => {
      // What is disabled did not lose the focus by the reader's will.
      held.current = (target as HTMLButtonElement).disabled;
    },
  };
  return { generate, stop, watch };
}
