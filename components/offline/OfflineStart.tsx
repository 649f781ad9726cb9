'use client';

import { usePathname } from 'next/navigation';
import { lazy, Suspense, useEffect } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { BASE_PATH } from '@/components/site/site-url';
import { useStore } from '@/components/storage/createStore';
import { nextVersion } from './offline-state';

const NewVersion = lazy(() => import('./NewVersion'));

/** How long the page has been in use before the notebook is stored, in ms: its figures go first. */
const REST = 3000;

/** Stores the notebook for a time without a network, and says when there is a new version. */
export function OfflineStart() {
  useEffect(() => {
    if (crossOriginIsolated) return;
    void import('./isolate-pages').then(({ isolatePages }) => isolatePages());
  }, []);
  const { status } = useEngine().state;
  const busy = status === 'loading';
  useEffect(() => {
    if (busy) return;
    const start = async () => (await import('./offline-copy')).startOfflineCopy();
    const timer = setTimeout(() => void start(), REST);
    return () => clearTimeout(timer);
  }, [busy]);

  // Next leads to the site's own address without its slash, which no service worker answers.
  const pathname = usePathname();
  useEffect(() => {
    if (pathname !== '/' || location.pathname.endsWith('/')) return;
    history.replaceState(history.state, '', `${BASE_PATH}/${location.search}${location.hash}`);
  }, [pathname]);

  const next = useStore(nextVersion);
  return (
    <div role="status" className="no-print">
      <Suspense>{next && <NewVersion />}</Suspense>
    </div>
  );
}
