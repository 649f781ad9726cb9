'use client';

import { type FocusEvent, useLayoutEffect, useRef } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import type { Activity } from '@/lib/writer/text-state';

/** What can be done with a text that a model writes. */
interface Writing {
  readonly activity: Activity;
  /** False while no model is ready, or the context is full. */
  readonly canWrite: boolean;
  readonly canGoBack: boolean;
  readonly next: () => void;
  readonly back: () => void;
  readonly generate: () => void;
  readonly stop: () => void;
}

/** The buttons to write one token, go back, write many, and stop. */
export function Actions({
  of: { activity, canWrite, canGoBack, ...writing },
  first = 'next',
}: {
  readonly of: Writing;
  /** Which of the two is the primary button. */
  readonly first?: 'next' | 'generate';
}) {
  const generating = activity === 'generating';
  const { generate, stop, watch } = useHandedFocus(generating);
  const look = (name: typeof first) => (name === first ? 'primary' : undefined);
  return (
    <div className={classNames(layout.actions, 'needs-script')}>
      <Button look={look('next')} isDisabled={!canWrite || generating} onPress={writing.next}>
        Next token
      </Button>
      <Button isDisabled={!canGoBack} onPress={writing.back}>
        Back
      </Button>
      <Button
        ref={generate}
        look={look('generate')}
        isDisabled={!canWrite || generating}
        {...watch}
        onPress={writing.generate}
      >
        Generate
      </Button>
      <Button ref={stop} isDisabled={!generating} {...watch} onPress={writing.stop}>
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
