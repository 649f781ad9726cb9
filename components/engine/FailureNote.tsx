'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/controls/Button';
import { STORYBOOK } from '@/lib/engine/catalog';
import { canRetry, type EngineFailure, remedyFor } from '@/lib/engine/failure';
import { useModels } from './EngineProvider';
import styles from './FailureNote.module.css';

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
    <div role="alert" className={styles.note}>
      <p>
        {failure.message} {remedyFor(failure.code)} {children}
      </p>
      {onRetry && canRetry(failure.code) && <Button onPress={onRetry}>Try again</Button>}
      {smaller && (
        <Button onPress={() => choose(STORYBOOK.id)}>Use {STORYBOOK.title} instead</Button>
      )}
    </div>
  );
}
