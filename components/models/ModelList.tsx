'use client';

import { Button } from '@/components/controls/Button';
import dialogStyles from '@/components/controls/dialog.module.css';
import { useModels } from '@/components/engine/EngineProvider';
import { CATALOG } from '@/lib/engine/catalog';
import { whyNot } from '@/lib/engine/devices';
import { megabytes } from './format';
import { ModelItem } from './ModelItem';
import styles from './ModelList.module.css';
import { useAbilities, useStoredModels } from './useDevice';

/** All models of the catalog, and stored models that the catalog no longer has. */
export default function ModelList() {
  const { inUse, loading, failed } = useModels();
  const abilities = useAbilities();
  // Listed again when a load begins or ends, not with every update.
  const { stored, remove } = useStoredModels(`${inUse?.id} ${loading?.id} ${failed?.id}`);
  const unknown = stored.filter(({ id }) => !CATALOG.some((entry) => entry.id === id));
  return (
    <>
      <p className={dialogStyles.note}>
        Every figure of the notebook is drawn from one model, in this browser: nothing you write
        leaves it. GPT‑2 learned from pages of the open web. What it writes can be false, and it can
        offend.
      </p>
      <ul className={styles.list}>
        {CATALOG.map((entry) => (
          <ModelItem
            key={entry.id}
            entry={entry}
            stored={stored.find(({ id }) => id === entry.id)}
            onDelete={() => void remove(entry.id)}
            obstacle={abilities && whyNot(entry, abilities)}
          />
        ))}
      </ul>
      {unknown.map(({ id, bytes }) => (
        <p key={id} className={dialogStyles.note}>
          This device also holds {megabytes(bytes)} of “{id}”, which is no longer offered.{' '}
          <Button look="quiet" onPress={() => void remove(id)}>
            Delete {id}
          </Button>
        </p>
      ))}
    </>
  );
}
