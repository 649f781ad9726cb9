import { isolate } from './isolate';

// The service worker for hosts that send no headers: it stores nothing, and isolates the pages.
// It is there at once, while the one that stores the notebook (worker.ts) takes its time.
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (!request.url.startsWith(self.registration.scope)) return;
  event.respondWith(fetch(request).then(isolate));
});
