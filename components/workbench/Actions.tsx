'use client';

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
        className={look('generate')}
        isDisabled={!canWrite || generating}
        onPress={onGenerate}
      >
        Generate
      </Button>
      <Button className="button" isDisabled={!generating} onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}
