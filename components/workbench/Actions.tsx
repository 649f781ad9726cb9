'use client';

import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import type { Activity } from '@/lib/writer/text-state';

/** The buttons to write one token, go back, write many, and stop. */
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
  /** Which of the two is the primary button. */
  readonly first?: 'next' | 'generate';
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onGenerate: () => void;
  readonly onStop: () => void;
}) {
  const generating = activity === 'generating';
  const { generate, stop, watch } = useHandedFocus(generating);
  const look = (name: typeof first) => (name === first ? 'primary' : undefined);
  return (
    <div className={classNames(layout.actions, 'needs-script')}>
      <Button look={look('next')} isDisabled={!canWrite || generating} onPress={onNext}>
        Next token
      </Button>
      <Button isDisabled={!canGoBack} onPress={onBack}>
        Back
      </Button>
      <Button
        ref={generate}
        look={look('generate')}
        isDisabled={!canWrite || generating}
        {...watch}
        onPress={onGenerate}
      >
        Generate
      </Button>
      <Button ref={stop} isDisabled={!generating} {...watch} onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}

/**
 * Moves the focus between Generate and Stop: one of them is always disabled, and a disabled button
 * loses the focus.
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
      // A blur of a disabled button was not the reader's doing.
      held.current = (target as HTMLButtonElement).disabled;
    },
  };
  return { generate, stop, watch };
}
