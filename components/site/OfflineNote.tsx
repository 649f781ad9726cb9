'use client';

import { useOffline } from 'next/offline';
import styles from './OfflineNote.module.css';

/** Says at the foot of the window that the site's server cannot be reached; then links wait. */
export function OfflineNote() {
  const offline = useOffline();
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
