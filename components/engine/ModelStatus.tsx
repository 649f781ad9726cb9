'use client';

import { useEngine } from './EngineProvider';

/** What state the model is in; the bytes are shown, but not read out one by one. */
export function ModelStatus() {
  const { title, state } = useEngine();
  const words = {
    loading: `${title} is loading`,
    ready: `${title} is ready`,
    failed: `${title} is not running`,
  };
  return (
    <span className="needs-script font-ui text-note text-muted">
      <span role="status" data-status={state.status}>
        {words[state.status]}
      </span>
      {state.status === 'loading' && state.loaded > 0 && (
        <span aria-hidden="true" className="tabular">
          {' '}
          {megabytes(state.loaded)}
          {state.total ? ` of ${megabytes(state.total)}` : ''} MB
        </span>
      )}
    </span>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
