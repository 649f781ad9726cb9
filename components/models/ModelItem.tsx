'use client';

import { Button } from 'react-aria-components';
import { useModels } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import type { CatalogEntry } from '@/lib/engine/catalog';
import type { StoredModel } from '@/lib/engine/storage';
import { OpeningProgress } from './OpeningProgress';
import { checkWords, deviceWords, megabytes, millions, sizeOf } from './words';

/** One model: what one gets, what it takes, what is stored of it, and the button that opens it. */
export function ModelItem({
  entry,
  stored,
  onDelete,
  obstacle,
}: {
  readonly entry: CatalogEntry;
  readonly stored: StoredModel | undefined;
  readonly onDelete: () => void;
  /** Why it cannot run here. */
  readonly obstacle: string | undefined;
}) {
  const { inUse, opening, failed, choose, cancel } = useModels();
  const { id, title } = entry;
  const used = inUse?.id === id ? inUse.model : undefined;
  const coming = opening?.id === id ? opening : undefined;
  const went = failed?.id === id && !coming ? failed.failure : undefined;
  const heading = `model-${id}`;
  return (
    <li className="model" aria-labelledby={heading} data-used={used ? true : undefined}>
      <div className="model-head">
        <h3 id={heading} className="model-name">
          {title}
        </h3>
        {used && !coming ? (
          <span className="model-used">In use</span>
        ) : (
          <Button
            className="button"
            isDisabled={obstacle !== undefined && !coming}
            onPress={() => (coming ? cancel() : choose(id))}
            aria-label={coming ? `Cancel ${title}` : `Use ${title}`}
          >
            {coming ? 'Cancel' : 'Use'}
          </Button>
        )}
      </div>
      <p>{entry.shows}</p>
      <p className="model-facts">
        {millions(entry.parameters)} parameters · {sizeOf(entry)} · {entry.licence} licence ·{' '}
        <a href={addressOf(entry)} aria-label={`source of ${title}`}>
          source
        </a>
      </p>
      {obstacle && <p className="model-facts">{obstacle}</p>}
      {coming && <OpeningProgress title={title} opening={coming} />}
      {used && (
        <p className="model-facts">
          {used.fellBack && `WebGPU was given up: ${used.fellBack.message} `}
          {deviceWords(used.info)} {checkWords(used.info)}
        </p>
      )}
      {went && (
        <FailureNote failure={went}>
          {inUse && inUse.id !== id ? 'The model in use stays.' : ''}
        </FailureNote>
      )}
      {stored && !coming && (
        <p className="model-stored">
          {stored.complete
            ? `On this device: ${megabytes(stored.bytes)}.`
            : `${megabytes(stored.bytes)} are on this device; “Use” goes on from there.`}{' '}
          <Button
            className="button button-quiet"
            onPress={onDelete}
            aria-label={`Delete ${title} from this device`}
          >
            Delete
          </Button>
        </p>
      )}
    </li>
  );
}

/** The site's own files lie under its root, every other source has an address. */
const addressOf = ({ source }: CatalogEntry) =>
  /^https?:/.test(source) ? source : `/${source.replace(/^\//, '')}`;
