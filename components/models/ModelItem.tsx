'use client';

import { Button } from '@/components/controls/Button';
import { useModels } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { siteUrl } from '@/components/site/site-url';
import type { CatalogEntry } from '@/lib/engine/catalog';
import type { StoredModel } from '@/lib/engine/download/storage';
import {
  checkWords,
  deviceWords,
  megabytes,
  parameterWords,
  precisionWords,
  sizeOf,
  storedAs,
} from './format';
import { LoadingProgress } from './LoadingProgress';
import { MeasuredTable } from './MeasuredTable';
import styles from './ModelItem.module.css';

/** One model: what it shows, its size, what is stored of it, and the button that loads it. */
export function ModelItem({
  entry,
  stored,
  onDelete,
  onRemove,
  obstacle,
}: {
  readonly entry: CatalogEntry;
  readonly stored: StoredModel | undefined;
  readonly onDelete: () => void;
  /** Takes a model that the reader found off the list. */
  readonly onRemove?: (() => void) | undefined;
  /** Why it cannot run here. */
  readonly obstacle: string | undefined;
}) {
  const { inUse, loading, failed, choose, cancel } = useModels();
  const { id, title } = entry;
  const used = inUse?.id === id ? inUse.model : undefined;
  const own = loading?.id === id ? loading : undefined;
  const failure = failed?.id === id && !own ? failed.failure : undefined;
  const heading = `model-${id}`;
  const precision = precisionWords(entry);
  return (
    <li className={styles.model} aria-labelledby={heading} data-used={used ? true : undefined}>
      <div className={styles.head}>
        <h3 id={heading} className={styles.name}>
          {title}
        </h3>
        {used && !own ? (
          <span className={styles.used}>In use</span>
        ) : (
          <Button
            isDisabled={obstacle !== undefined && !own}
            onPress={() => (own ? cancel() : choose(id))}
            aria-label={own ? `Cancel ${title}` : `Use ${title}`}
          >
            {own ? 'Cancel' : 'Use'}
          </Button>
        )}
      </div>
      <p>{entry.shows}</p>
      <p className={styles.facts}>
        {parameterWords(entry.parameters)} · {sizeOf(entry)}
        {storedAs(entry.foundBy && entry.dtype)}
        {entry.licence ? ` · ${entry.licence} licence` : ''}
        {entry.source && (
          <>
            {' · '}
            <a href={addressOf(entry.source)} aria-label={`source of ${title}`}>
              source
            </a>
          </>
        )}
      </p>
      {obstacle && <p className={styles.facts}>{obstacle}</p>}
      {own && <LoadingProgress title={title} loading={own} />}
      {used && (
        <p className={styles.facts}>
          {used.fellBack && `WebGPU was given up: ${used.fellBack.message} `}
          {deviceWords(used.info)} {checkWords(used.info)}
        </p>
      )}
      {used?.info.check.measured && (
        <MeasuredTable title={title} measured={used.info.check.measured} />
      )}
      {precision && <p className={styles.facts}>{precision}</p>}
      {failure && (
        <FailureNote failure={failure}>
          {inUse && inUse.id !== id ? 'The model in use stays.' : ''}
        </FailureNote>
      )}
      {onRemove && !stored && !own && (
        <p className={styles.stored}>
          <Button look="quiet" onPress={onRemove} aria-label={`Remove from this list: ${title}`}>
            Remove from this list
          </Button>
        </p>
      )}
      {stored && !own && (
        <p className={styles.stored}>
          {stored.complete
            ? `On this device: ${megabytes(stored.bytes)}.`
            : `${megabytes(stored.bytes)} are on this device; “Use” goes on from there.`}{' '}
          <Button look="quiet" onPress={onDelete} aria-label={`Delete ${title} from this device`}>
            Delete
          </Button>
        </p>
      )}
    </li>
  );
}

/** The site's own files are at its address, every other source has one of its own. */
const addressOf = (source: string) => new URL(source, siteUrl()).href;
