'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import { lazyPart } from '@/components/controls/lazyPart';
import { useEngine } from '@/components/engine/EngineProvider';
import { BASE_PATH } from '@/components/site/site-url';
import { useStore } from '@/components/storage/createStore';
import { nextVersion } from './offline-state';

const NewVersion = lazyPart(() => import('./NewVersion'));

/** How long the page has been in use before the notebook is stored, in ms: its figures go first. */
const REST = 3000;

/** Nothing is lost where the site is out of reach by then: the next visit stores the notebook. */
const atNextVisit = () => undefined;

/** Stores the notebook for a time without a network, and says when there is a new version. */
export function OfflineStart() {
  useEffect(() => {
    if (crossOriginIsolated) return;
    import('./isolate-pages').then(({ isolatePages }) => isolatePages()).catch(atNextVisit);
  }, []);
  const { status } = useEngine().state;
  const busy = status === 'loading';
  useEffect(() => {
    if (busy) return;
    const start = async () => (await import('./offline-copy')).startOfflineCopy();
    const timer = setTimeout(() => void start().catch(atNextVisit), REST);
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
      {next && <NewVersion />}
    </div>
  );
}
