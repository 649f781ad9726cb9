'use client';

import { Button } from '@/components/controls/Button';
import dialogStyles from '@/components/controls/dialog.module.css';
import { WindowDialog } from '@/components/controls/WindowDialog';
import { useModels } from '@/components/engine/EngineProvider';
import {
  findEntry,
  givenFor,
  removeFound,
  useFoundEntries,
} from '@/components/engine/known-models';
import { CATALOG, type CatalogEntry } from '@/lib/engine/catalog';
import { whyNot } from '@/lib/engine/devices';
import type { StoredModel } from '@/lib/engine/download/storage';
import { hubFileOf } from '@/lib/engine/foreign/names';
import { FindModel } from './FindModel';
import { FoundNothing } from './FoundNothing';
import { megabytes } from './format';
import styles from './ModelDialog.module.css';
import { ModelItem } from './ModelItem';
import { useAbilities, useStoredModels } from './useDevice';

/**
 * The choice of the model: all of the catalog, those that the reader found, and a way to find another. In
 * a file of its own: nobody waits for it who does not open it.
 */
export default function ModelDialog({ onClose }: { readonly onClose: () => void }) {
  const { inUse, loading, failed } = useModels();
  const abilities = useAbilities();
  const entries = useShownEntries();
  // Listed again when a load begins or ends, not with every update.
  const occasion = `${inUse?.id} ${loading?.id} ${failed?.id}`;
  const { stored, remove } = useStoredModels(occasion, entries);
  const unknown = stored.filter(({ id }) => !entries.some((entry) => entry.id === id));
  const refused = failed && !entries.some(({ id }) => id === failed.id) ? failed : undefined;
  const removeAll = async (id: string) => {
    await remove(id);
    removeFound(id);
  };
  return (
    <WindowDialog title="The model" onClose={onClose}>
      <p className={dialogStyles.note}>
        Every figure of the notebook is drawn from one model, in this browser: nothing you write
        leaves it. GPT‑2 learned from pages of the open web. What it writes can be false, and it can
        offend.
      </p>
      <ul className={styles.list}>
        {entries.map((entry) => {
          const kept = stored.find(({ id }) => id === entry.id);
          return (
            <ModelItem
              key={entry.id}
              entry={entry}
              stored={kept}
              onDelete={() => void removeAll(entry.id)}
              onRemove={entry.foundBy && (() => removeFound(entry.id))}
              obstacle={whyNotOpened(entry, kept) ?? (abilities && whyNot(entry, abilities))}
            />
          );
        })}
      </ul>
      <FindModel />
      {refused && (
        <FoundNothing failure={refused.failure} repository={hubFileOf(refused.id)?.repository}>
          {inUse ? 'The model in use stays.' : ''}
        </FoundNothing>
      )}
      {unknown.map(({ id, bytes }) => (
        <p key={id} className={dialogStyles.note}>
          This device also holds {megabytes(bytes)} of “{id}”, which is no longer offered.{' '}
          <Button look="quiet" onPress={() => void remove(id)}>
            Delete {id}
          </Button>
        </p>
      ))}
    </WindowDialog>
  );
}

/** The models of both lists, and the one in use where it was taken off. */
function useShownEntries(): readonly CatalogEntry[] {
  const { inUse, loading } = useModels();
  const listed = [...CATALOG, ...useFoundEntries()];
  const shown = [inUse?.id, loading?.id].flatMap((id) => findEntry(id) ?? []);
  return [...new Map([...listed, ...shown].map((entry) => [entry.id, entry])).values()];
}

/** Why a model from files cannot be opened: a page cannot read them again by itself. */
function whyNotOpened(
  { id, foundBy }: CatalogEntry,
  stored: StoredModel | undefined,
): string | undefined {
  if (foundBy !== 'files' || stored?.complete || givenFor(id)) return undefined;
  return 'Its files are not kept on this device: choose them again, below.';
}
