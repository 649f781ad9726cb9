'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { STORYBOOK } from '@/lib/engine/catalog';
import { canRetry, type EngineFailure, remedyFor } from '@/lib/engine/failure';
import { useModels } from './EngineProvider';

/** What went wrong and what the reader can do about it; a button only where it may help. */
export function FailureNote({
  failure,
  onRetry,
  children,
}: {
  readonly failure: EngineFailure;
  readonly onRetry?: () => void;
  /** What still works. */
  readonly children?: ReactNode;
}) {
  const { failed, choose } = useModels();
  // The model that ships with the site is the smallest, and needs no other server.
  const smaller =
    onRetry && failed && failed.id !== STORYBOOK.id && failure.code !== 'unsupported-browser';
  return (
    <div role="alert" className="failure-note font-ui text-label">
      <p>
        {failure.message} {remedyFor(failure.code)} {children}
      </p>
      {onRetry && canRetry(failure.code) && (
        <Button className="button" onPress={onRetry}>
          Try again
        </Button>
      )}
      {smaller && (
        <Button className="button" onPress={() => choose(STORYBOOK.id)}>
          Use {STORYBOOK.title} instead
        </Button>
      )}
    </div>
  );
}
