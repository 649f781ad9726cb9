'use client';

import { classNames } from '@/components/controls/classNames';
import { useEngine, useModels } from './EngineProvider';
import { entryOf } from './known-models';
import styles from './ModelStatus.module.css';
import type { LoadingModel } from './model-selection';

/** The state of the model. The bytes are shown, but hidden from screen readers. */
export function ModelStatus() {
  const { title, state } = useEngine();
  const { inUse, loading, failed } = useModels();
  const words = {
    loading: `${title} is loading`,
    ready: `${title} is ready`,
    failed: `${title} is not running`,
  };
  // A model other than the one that the figures show.
  const other = loading && inUse ? loading : undefined;
  const missed = state.status !== 'failed' && !loading ? failed : undefined;
  return (
    <span className={classNames(styles.status, 'needs-script')}>
      <span role="status" data-status={state.status}>
        {words[state.status]}
        {missed && `; ${entryOf(missed.id).title} did not open`}
      </span>
      {state.status === 'loading' && loading && loading.loaded > 0 && <Bytes of={loading} />}
      {other && (
        <span aria-hidden="true">
          ; {entryOf(other.id).title} is loading
          {other.loaded > 0 && <Bytes of={other} />}
        </span>
      )}
    </span>
  );
}

function Bytes({ of: { loaded, total } }: { readonly of: LoadingModel }) {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return (
    <>
      {' '}
      <span aria-hidden="true" className={classNames(styles.bytes, 'tabular')} translate="no">
        {megabytes(loaded)}
        {total ? ` of ${megabytes(total)}` : ''} MB
      </span>
    </>
  );
}
