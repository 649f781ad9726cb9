'use client';

import { Button } from '@/components/controls/Button';
import { megabytes } from '@/components/models/format';
import { useStore } from '@/components/storage/createStore';
import { removeNotebook, storeNotebook } from './offline-copy';
import { offlineCopy } from './offline-state';

/** What this device holds of the notebook, and a way to remove it. */
export function OnThisDevice() {
  const copy = useStore(offlineCopy);
  if (copy.status === 'unknown') return <p>This browser can keep the notebook for later.</p>;
  if (copy.status === 'unsupported') {
    return (
      <p>
        This browser keeps nothing here: over plain http, and in some private windows, a page may
        neither store files nor compute with more than one thread. Everything works, from memory.
      </p>
    );
  }
  if (copy.status === 'storing') {
    return (
      <p>
        The notebook is being stored on this device
        {copy.total === undefined
          ? '.'
          : `: ${megabytes(copy.bytes)} of ${megabytes(copy.total)} are there.`}
      </p>
    );
  }
  if (copy.status === 'stored') {
    return (
      <p>
        The whole notebook, with storybook, is stored on this device
        {copy.total === undefined ? '' : ` (${megabytes(copy.total)})`}: it opens without a network.{' '}
        <Button look="quiet" onPress={() => void removeNotebook()}>
          Remove it
        </Button>
      </p>
    );
  }
  return (
    <p>
      {copy.status === 'failed'
        ? 'The notebook could not be stored on this device. It works while there is a network.'
        : 'The notebook is not stored on this device: it needs the network.'}{' '}
      <Button look="quiet" onPress={() => void storeNotebook()}>
        Store it
      </Button>
    </p>
  );
}
