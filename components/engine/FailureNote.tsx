'use client';

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { type EngineFailure, remedyFor } from '@/lib/engine/failure';

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
    </div>
  );
}
