import {
  type Browser,
  type BrowserServer,
  type BrowserType,
  chromium,
  firefox,
  type LaunchOptions,
  type Page,
  type Worker,
} from 'playwright-core';
import { LATER_BEST_WASM } from '@/test/support/v8-settings.mjs';
import { browserName, inFirefox } from './browser-name';
import { findBrowser } from './find-browser';
import { findFirefox, NO_FIREFOX } from './find-firefox';
import { typeAsReader } from './firefox-typing';
import { type Problems, watch } from './problems';

/** The window of a page that asks for no other, in CSS pixels. */
export const WINDOW = { width: 1440, height: 900 };

/** A computer's name for `launch`: unlike localhost, it is no secure context on plain http. */
export const CLASSROOM_HOST = 'notebook.test';

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
  /** A phone or tablet: no mouse, and taps in its place. */
  readonly touch?: boolean;
  /** The browser has service workers: then each page stores the whole site, which takes a while. */
  readonly stores?: boolean;
}

/** What a browser is to have beside what every one has. */
export interface BrowserWishes {
  /** Chromium's switches. */
  readonly args?: readonly string[];
  /** Names that lead to this machine. */
  readonly hosts?: readonly string[];
  /** True where speed is measured: V8 optimizes as it does for readers. */
  readonly measures?: boolean;
}

/** Starts the browser that this run of the tests is for; see `browserName`. */
export async function launch(wishes: BrowserWishes = {}): Promise<Browser> {
  return browserType().launch(await launchOptions(wishes));
}

/** Starts one whose process can be looked at; see `launch`. */
export async function launchServer(): Promise<BrowserServer> {
  return browserType().launchServer(await launchOptions({}));
}

/** What Playwright drives that browser by. */
const browserType = (): BrowserType => (browserName() === 'firefox' ? firefox : chromium);

function launchOptions(wishes: BrowserWishes): Promise<LaunchOptions> {
  return browserName() === 'firefox' ? firefoxOptions(wishes) : chromiumOptions(wishes);
}

/**
 * What Chromium is to do without. It heeds the last list only: Playwright's own comes first, and is
 * said again.
 */
export const FEATURES_OFF = [
  // Two pages of the address bar, which headless Chromium loads for each window: more than a second of
  // processor, while the test's own page is coming.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AimEnabled', 'AvoidCorsURLLoaderRestartOnRedirect', 'AvoidUnnecessaryBeforeUnloadCheckSync'],
  ...['AutoDeElevate', 'BlockOriginHeaderModificationOnRedirect', 'DialMediaRouteProvider'],
  ...['GlobalMediaControls', 'Translate'],
  ...['DestroyProfileOnBrowserClose', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades'],
  ...['LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints'],
  ...['PaintHolding', 'PreconnectToSearch', 'TcpPortRandomizationWin'],
  ...['ThirdPartyStoragePartitioning'],
  ...['msEdgeUpdateLaunchServicesPreferredVersion', 'msForceBrowserSignIn'],
];

/** V8's settings for pages of which most are gone before what it does for long visits pays. */
const FOR_SHORT_VISITS = [
  LATER_BEST_WASM,
  // Scripts have the second best code.
  '--no-turbofan',
  // Garbage is collected when there is more of it, in MB.
  ...['--min-semi-space-size=16', '--initial-heap-size=256'],
];

/** A Chromium; see `findBrowser`. */
async function chromiumOptions({
  args = [],
  hosts = [],
  measures = false,
}: BrowserWishes): Promise<LaunchOptions> {
  const { path, env } = await findBrowser({ measures });
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
      `--disable-features=${FEATURES_OFF.join(',')}`,
      ...hosts.map((host) => `--host-resolver-rules=MAP ${host} 127.0.0.1`),
      ...(measures ? [] : [`--js-flags=${FOR_SHORT_VISITS.join(' ')}`]),
      ...args,
    ],
  };
}

/** The system's own Firefox, by WebDriver BiDi; Playwright's patched one is not what readers have. */
async function firefoxOptions({ hosts = [] }: BrowserWishes): Promise<LaunchOptions> {
  const executablePath = await findFirefox();
  if (!executablePath) throw new Error(NO_FIREFOX);
  return {
    executablePath,
    channel: 'moz-firefox',
    firefoxUserPrefs: { 'network.dns.localDomains': hosts.join(',') },
  };
}

/** Opens a page of its own: nothing is shared with another page, neither cache nor storage. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<WatchedPage> {
  const {
    width = WINDOW.width,
    height = WINDOW.height,
    dark = false,
    js = true,
    touch = false,
    stores = false,
  } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: js,
    hasTouch: touch,
    ...(touch ? { isMobile: true } : {}),
  });
  if (inFirefox) await context.addInitScript(typeAsReader);
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
