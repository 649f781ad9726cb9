'use client';

import { useEngine, useModels } from './EngineProvider';
import type { Opening } from './selection';
import { entryOf } from './useOpening';

/** What state the model is in; the bytes are shown, but not read out one by one. */
export function ModelStatus() {
  const { title, state } = useEngine();
  const { inUse, opening, failed } = useModels();
  const words = {
    loading: `${title} is loading`,
    ready: `${title} is ready`,
    failed: `${title} is not running`,
  };
  // Of another model than the one that the figures show.
  const other = opening && inUse ? opening : undefined;
  const missed = state.status !== 'failed' && !opening ? failed : undefined;
  return (
    <span className="needs-script font-ui text-note text-muted">
      <span role="status" data-status={state.status}>
        {words[state.status]}
        {missed && `; ${entryOf(missed.id).title} did not open`}
      </span>
      {state.status === 'loading' && opening && opening.loaded > 0 && <Bytes of={opening} />}
      {other && (
        <span aria-hidden="true">
          ; {entryOf(other.id).title} is loading
          {other.loaded > 0 && <Bytes of={other} />}
        </span>
      )}
    </span>
  );
}

function Bytes({ of: { loaded, total } }: { readonly of: Opening }) {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return (
    <span aria-hidden="true" className="tabular">
      {' '}
      {megabytes(loaded)}
      {total ? ` of ${megabytes(total)}` : ''} MB
    </span>
  );
}
