'use client';

import { useOffline } from 'next/offline';
import { WindowNote } from '@/components/controls/WindowNote';
import { offlineCopy } from '@/components/offline/offline-state';
import { useStore } from '@/components/storage/createStore';

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
        <WindowNote>
          The site cannot be reached. This page stays as it is, and your text is kept. A link that
          you have followed opens as soon as the site is back.
        </WindowNote>
      )}
    </div>
  );
}
