import {
  type Browser,
  type BrowserServer,
  chromium,
  type LaunchOptions,
  type Page,
  type Worker,
} from 'playwright-core';
import { findBrowser } from './find-browser';
import { type Problems, watch } from './problems';

/** The window of a page that asks for no other, in CSS pixels. */
export const WINDOW = { width: 1440, height: 900 };

/** A page that remembers what went wrong in it. */
export type WatchedPage = Page & { readonly problems: Problems };

export interface PageOptions {
  /** The viewport, in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  /** The reader prefers dark colours. */
  readonly dark?: boolean;
  /** False for a reader without JavaScript. */
  readonly js?: boolean;
  /** The browser has service workers: then each page stores the whole site, which takes a while. */
  readonly stores?: boolean;
}

/** Starts a Chromium, wherever this machine has one, or the one that npm brought. */
export async function launch(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await launchOptions(args));
}

/** Starts a Chromium that other processes can connect to; see `launch`. */
export async function launchServer(): Promise<BrowserServer> {
  return chromium.launchServer(await launchOptions([]));
}

async function launchOptions(args: readonly string[]): Promise<LaunchOptions> {
  const { path, env } = await findBrowser();
  return {
    executablePath: path,
    env: { ...definedOnly(process.env), ...env },
    // Root cannot have a sandbox; everyone else keeps it.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  };
}

/** Opens a page of its own: nothing is shared with another page, neither cache nor storage. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
  const {
    width = WINDOW.width,
    height = WINDOW.height,
    dark = false,
    js = true,
    stores = false,
  } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: js,
  });
  if (!stores)
    await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  const page = await context.newPage();
  // The page is all that a test holds: with it the whole context goes.
  page.once('close', () => void context.close().catch(() => undefined));
  return Object.assign(page, { problems: watch(page) });
}

/** The workers with an engine; the others are threads of the ONNX runtime, and never answer. */
export function engines(page: Page): Worker[] {
  return page.workers().filter((worker) => !new URL(worker.url()).pathname.includes('/ort/'));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
