import { siteUrl } from '@/components/site/site-url';
import { readStored, writeStored } from '@/components/storage/stored';
import { OFFLINE_WORKER, type StoredBytes, storeName, type ToWorker } from '@/lib/offline/files';
import { nextVersion, offlineCopy } from './offline-state';
import { register, serviceWorkers } from './service-workers';

/** The reader's wish, "no" after they have removed what was stored. */
const WISH = 'inside-gpt-2:offline';

const isOffline = (worker: ServiceWorker | null) =>
  worker?.scriptURL.endsWith(OFFLINE_WORKER) ?? false;

const send = (worker: ServiceWorker | null, type: ToWorker['type']) =>
  worker?.postMessage({ type } satisfies ToWorker);

/** Stores the notebook, unless the reader has removed it before or wants to save data. */
export async function startOfflineCopy(): Promise<void> {
  const workers = serviceWorkers();
  if (!workers) return;
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  const registration = await workers.getRegistration(siteUrl()).catch(() => undefined);
  const unwanted = readStored(WISH) === 'no' || connection?.saveData;
  if (unwanted && !isOffline(registration?.active ?? null)) {
    return offlineCopy.set({ status: 'none' });
  }
  await storeNotebook();
}

/** Stores the notebook, or looks for a newer version of it. */
export async function storeNotebook(): Promise<void> {
  const workers = serviceWorkers();
  if (!workers) return;
  writeStored(WISH, null);
  let before = workers.controller;
  let asked = false;
  workers.onmessage = ({ data, source }: MessageEvent<StoredBytes>) => {
    if (data?.type !== 'stored') return;
    const { bytes, total } = data;
    const own = source === workers.controller && isOffline(workers.controller);
    if (bytes >= total) offlineCopy.set({ status: 'stored', total });
    // What arrives of the next version says nothing of this one.
    else if (own || offlineCopy.get().status !== 'stored') {
      offlineCopy.set({ status: 'storing', bytes, total });
    }
    if (bytes >= total || !own || asked) return;
    asked = true;
    send(workers.controller, 'STORE');
  };
  workers.oncontrollerchange = () => {
    // Another version in place of this page's own: all its tabs go on with the new one.
    if (isOffline(before) && isOffline(workers.controller)) location.reload();
    before = workers.controller;
  };
  try {
    const registration = await register(workers, OFFLINE_WORKER);
    registration.addEventListener('updatefound', () => follow(registration));
    follow(registration);
    if (isOffline(registration.active)) send(registration.active, 'COUNT');
  } catch {
    offlineCopy.set({ status: 'failed' });
  }
}

/** Removes what is stored of the notebook; models that were fetched stay. */
export async function removeNotebook(): Promise<void> {
  const workers = serviceWorkers();
  writeStored(WISH, 'no');
  try {
    const registration = await workers?.getRegistration(siteUrl());
    await registration?.unregister();
    await caches.delete(storeName(siteUrl()));
    nextVersion.set(undefined);
    offlineCopy.set({ status: 'none' });
  } catch {
    offlineCopy.set({ status: 'failed' });
  }
}

/** Lets the version that waits take over, in all tabs. */
export function openNextVersion(): void {
  send(nextVersion.get() ?? null, 'SKIP_WAITING');
}

/** Tells what becomes of a version that is being installed, or waits. */
function follow(registration: ServiceWorkerRegistration): void {
  const { installing, waiting, active } = registration;
  const coming = installing ?? waiting;
  if (!coming || !isOffline(coming)) return;
  const first = !isOffline(active);
  if (first && offlineCopy.get().status !== 'storing') {
    offlineCopy.set({ status: 'storing', bytes: 0, total: undefined });
  }
  const look = () => {
    if (coming.state === 'installed') {
      // What only isolates has no version that could be mixed with this one.
      if (first) send(coming, 'SKIP_WAITING');
      else nextVersion.set(coming);
    } else if (coming.state === 'activated' && first) {
      send(coming, 'COUNT');
    } else if (coming.state === 'redundant') {
      if (nextVersion.get() === coming) nextVersion.set(undefined);
      if (first && offlineCopy.get().status === 'storing') offlineCopy.set({ status: 'failed' });
    }
  };
  coming.addEventListener('statechange', look);
  look();
}
