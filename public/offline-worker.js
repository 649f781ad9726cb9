// Served by `npm run dev` alone: a build has the real one in this place. It removes a service worker
// that `npm start` has left at the same address, which would go on to answer with its stored site.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', async () => {
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
});
