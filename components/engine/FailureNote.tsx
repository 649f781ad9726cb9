'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { STORYBOOK } from '@/lib/engine/catalog';
import { type EngineFailure, remedyFor } from '@/lib/engine/failure';
import { useModels } from './EngineProvider';

/** What went wrong and what to do about it, in the place where the reader looks. */
export function FailureNote({
  failure,
  onRetry,
  children,
}: {
  readonly failure: EngineFailure;
  readonly onRetry?: () => void;
  /** What holds meanwhile. */
  readonly children?: ReactNode;
}) {
  const { failed, choose } = useModels();
  // The model that ships with the site is the smallest, and always there.
  const smaller = onRetry && failed && failed.id !== STORYBOOK.id;
  return (
    <div role="alert" className="failure-note font-ui text-label">
      <p>
        {failure.message} {remedyFor(failure.code)} {children}
      </p>
      {onRetry && (
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
