'use client';

import { Button } from 'react-aria-components';
import type { Activity } from '@/components/engine/useWriting';

/** One token on, one back, many, and halt. */
export function Actions({
  activity,
  canWrite,
  canGoBack,
  onNext,
  onBack,
  onGenerate,
  onStop,
}: {
  readonly activity: Activity;
  /** False while no model is ready, or the context is full. */
  readonly canWrite: boolean;
  readonly canGoBack: boolean;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onGenerate: () => void;
  readonly onStop: () => void;
}) {
  const generating = activity === 'generating';
  return (
    <div className="actions needs-script">
      <Button
        className="button button-primary"
        isDisabled={!canWrite || generating}
        onPress={onNext}
      >
        Next token
      </Button>
      <Button className="button" isDisabled={!canGoBack} onPress={onBack}>
        Back
      </Button>
      <Button className="button" isDisabled={!canWrite || generating} onPress={onGenerate}>
        Generate
      </Button>
      <Button className="button" isDisabled={!generating} onPress={onStop}>
        Stop
      </Button>
    </div>
  );
}
