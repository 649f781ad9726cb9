import { Serwist, type SerwistPlugin } from 'serwist';
import { type StoredBytes, storeName, type ToWorker } from './files';
import { isolate } from './isolate';

/** A file of the site, as scripts/service-workers.mjs lists it. */
interface SiteFile {
  /** From the site's address. */
  readonly url: string;
  /** Of its content; null where the name itself changes with that. */
  readonly revision: string | null;
  readonly integrity: string;
  /** Size in bytes. */
  readonly bytes: number;
}

declare const self: ServiceWorkerGlobalScope;
declare const SITE_FILES: readonly SiteFile[];

const { scope } = self.registration;
const sum = (files: readonly SiteFile[]) => files.reduce((all, { bytes }) => all + bytes, 0);
const total = sum(SITE_FILES);
const sizes = new Map(SITE_FILES.map(({ url, bytes }) => [new URL(url, scope).href, bytes]));
let arrived = 0;

const count = (bytes: number): StoredBytes => ({ type: 'stored', bytes, total });

/** Tells the pages that so many bytes more are stored. */
async function tell(bytes: number): Promise<void> {
  arrived += bytes;
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) page.postMessage(count(arrived));
}

/** The file at an address that a host would correct: a slash too many, or none after the site's own. */
function fileOf({ href }: URL): URL {
  const [address = ''] = href.split(/[?#]/);
  const home = scope.slice(0, -1);
  if (address === home) return new URL('index.html', scope);
  if (address === `${home}.txt`) return new URL('index.txt', scope);
  return new URL(`${address.replace(/\/$/, '')}.html`);
}

const plugin: SerwistPlugin = {
  cacheDidUpdate: async ({ request }) => {
    const { origin, pathname } = new URL(request.url);
    await tell(sizes.get(origin + pathname) ?? 0);
  },
  handlerWillRespond: async ({ response }) => isolate(response),
};

/**
 * All files of a version are stored when it is installed, or it is not installed: each is checked
 * by its hash, also against the mixture that a host sends during its own update. The version before
 * answers until the reader has asked for this one.
 */
const serwist = new Serwist({
  precacheEntries: SITE_FILES.map(({ url, revision, integrity }) => ({ url, revision, integrity })),
  precacheOptions: {
    cacheName: storeName(scope),
    plugins: [plugin],
    concurrency: 4,
    ignoreURLParametersMatching: [/./],
    urlManipulation: ({ url }) => [fileOf(url)],
    fallbackToNetwork: false,
  },
  clientsClaim: true,
});

/** A page that is asked for without a network, and is none of the notebook's. */
async function fallback(request: Request): Promise<Response> {
  const missing = request.mode === 'navigate' && (await serwist.matchPrecache('404.html'));
  return missing ? isolate(missing) : Response.error();
}

const ofThisSite = ({ url }: { readonly url: URL }) =>
  `${url.origin}${url.pathname}/`.startsWith(scope);

// Links ask by HEAD whether a page is there.
serwist.registerCapture(
  ofThisSite,
  async ({ request, event }) => {
    const get = new Request(request.url);
    const found = await (serwist.handleRequest({ request: get, event }) ?? fetch(get));
    return new Response(null, found);
  },
  'HEAD',
);
serwist.registerCapture(ofThisSite, async ({ request }) =>
  fetch(request).then(isolate, () => fallback(request)),
);
// What the reader has removed, or the browser, comes from the host again.
serwist.setCatchHandler(async ({ request }) => fetch(request).then(isolate));
serwist.addEventListeners();

/** The files that are not in the store: after its removal, until the next version, it may be empty. */
async function missingFiles(): Promise<SiteFile[]> {
  const keys = await (await caches.open(storeName(scope))).keys();
  const there = new Set(keys.map(({ url }) => url));
  return SITE_FILES.filter(({ url }) => !there.has(serwist.getPrecacheKeyForUrl(url) ?? ''));
}

/** Stores what is missing, and tells the pages as it goes on. */
async function storeMissing(): Promise<void> {
  const store = await caches.open(storeName(scope));
  const files = await missingFiles();
  arrived = total - sum(files);
  for (const { url, integrity, bytes } of files) {
    const response = await fetch(new Request(new URL(url, scope), { integrity }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await store.put(serwist.getPrecacheKeyForUrl(url) ?? url, response);
    await tell(bytes);
  }
}

let storing: Promise<void> | undefined;
self.addEventListener('message', (event) => {
  const { type } = (event.data ?? {}) as Partial<ToWorker>;
  const answer = async () => event.source?.postMessage(count(total - sum(await missingFiles())));
  if (type === 'COUNT') event.waitUntil(answer());
  if (type !== 'STORE') return;
  storing ??= storeMissing().finally(() => {
    storing = undefined;
  });
  event.waitUntil(storing.catch(() => undefined).then(answer));
});
