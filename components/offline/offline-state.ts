import { createStore } from '@/components/storage/createStore';

/** What this device holds of the notebook. */
export type OfflineCopy =
  | { readonly status: 'unknown' | 'unsupported' | 'none' | 'failed' }
  /** Sizes in bytes. */
  | { readonly status: 'storing'; readonly bytes: number; readonly total: number | undefined }
  | { readonly status: 'stored'; readonly total: number | undefined };

export const offlineCopy = createStore<OfflineCopy>({ status: 'unknown' });

/** The version that waits until the reader opens it. */
export const nextVersion = createStore<ServiceWorker | undefined>(undefined);
