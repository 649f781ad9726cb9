/** The service worker that stores the whole notebook, from the site's address. */
export const OFFLINE_WORKER = 'offline-worker.js';

/** The one that stores nothing, for hosts that send no headers. */
export const ISOLATION_WORKER = 'isolation-worker.js';

/** Name of the cache with the site's files. @param scope the site's address */
export const storeName = (scope: string) => `notebook ${scope}`;

/** From the page to the service worker: take over; say how much is stored; store what is missing. */
export type ToWorker = { readonly type: 'SKIP_WAITING' | 'COUNT' | 'STORE' };

/** From the service worker to its pages: how much of the site is stored. */
export interface StoredBytes {
  readonly type: 'stored';
  readonly bytes: number;
  readonly total: number;
}
