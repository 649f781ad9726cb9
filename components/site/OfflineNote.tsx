'use client';

import { useOffline } from 'next/offline';
import { offlineCopy } from '@/components/offline/offline-state';
import { useStore } from '@/components/storage/createStore';
import styles from './OfflineNote.module.css';

/**
 * Says at the foot of the window that the site's server cannot be reached; then links wait. Where the
 * notebook is stored, they do not.
 */
export function OfflineNote() {
  const stored = useStore(offlineCopy).status === 'stored';
  const offline = useOffline() && !stored;
  return (
    <div role="status" className="no-print">
      {offline && (
        <p className={styles.note}>
          The site cannot be reached. This page stays as it is, and your text is kept. A link that
          you have followed opens as soon as the site is back.
        </p>
      )}
    </div>
  );
}
