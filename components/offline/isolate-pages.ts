import { siteUrl } from '@/components/site/site-url';
import { ISOLATION_WORKER } from '@/lib/offline/files';
import { offlineCopy } from './offline-state';
import { register, serviceWorkers } from './service-workers';

/** Set once a page was loaded again to become isolated: it is not tried twice. */
const RELOADED = 'inside-gpt-2:reloaded-to-isolate';

/**
 * Where the host sends no headers, lets a service worker isolate the pages from now on, and loads
 * this one again unless the reader has begun to use it. Where that fails, models have one thread.
 */
export async function isolatePages(): Promise<void> {
  const workers = serviceWorkers();
  if (!workers) return offlineCopy.set({ status: 'unsupported' });
  if (crossOriginIsolated || workers.controller) return;
  let untouched = true;
  const touch = () => {
    untouched = false;
  };
  for (const type of ['pointerdown', 'keydown']) addEventListener(type, touch, { once: true });
  try {
    if (await workers.getRegistration(siteUrl())) return;
    const controlled = new Promise((resolve) =>
      workers.addEventListener('controllerchange', resolve, { once: true }),
    );
    await register(workers, ISOLATION_WORKER);
    await controlled;
    if (!untouched || sessionStorage.getItem(RELOADED)) return;
    sessionStorage.setItem(RELOADED, 'yes');
    location.reload();
  } catch {
    // Blocked by the browser or its owner.
  }
}
