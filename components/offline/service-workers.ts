import { BASE_PATH, siteUrl } from '@/components/site/site-url';

/** The browser's service workers; undefined on plain http, and where a browser has them off. */
export function serviceWorkers(): ServiceWorkerContainer | undefined {
  if (process.env.NODE_ENV !== 'production') return undefined;
  // Turbopack takes navigator.serviceWorker for an object that is always there, and would leave out
  // what is done where it is not.
  return Reflect.get(navigator, 'serviceWorker');
}

/** Registers a service worker for all pages of the site. @param script from the site's address */
export const register = (workers: ServiceWorkerContainer, script: string) =>
  workers.register(siteUrl() + script, { scope: `${BASE_PATH}/` });
