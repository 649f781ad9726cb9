import type { ReactNode } from 'react';
import { FailureNote } from '@/components/engine/FailureNote';
import { CodeBlock } from '@/components/prose/CodeBlock';
import type { EngineFailure, FailureCode } from '@/lib/engine/failure';
import { exportLine } from '@/lib/engine/foreign/found-model';
import styles from './FindModel.module.css';

/** Failures that another export of the same model would not meet. */
const EXPORTABLE: ReadonlySet<FailureCode> = new Set([
  'not-exported',
  'unsupported-graph',
  'wrong-files',
]);

/** Why a model cannot be opened, and how it is exported where that is all that is missing. */
export function FoundNothing({
  failure,
  repository,
  children,
}: {
  readonly failure: EngineFailure;
  readonly repository: string | undefined;
  /** What still works. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      <FailureNote failure={failure}>{children}</FailureNote>
      {EXPORTABLE.has(failure.code) && (
        <div className={styles.export}>
          <p>
            This line makes all that is needed, with the Python package{' '}
            <span translate="no">optimum[onnxruntime]</span>; then drop the folder here:
          </p>
          <CodeBlock>
            <code>{exportLine(repository ?? 'owner/name')}</code>
          </CodeBlock>
        </div>
      )}
    </>
  );
}
