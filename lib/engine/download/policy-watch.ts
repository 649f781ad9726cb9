/** A violation of the page's content policy, as far as it is used here. */
interface Violation extends Event {
  readonly blockedURI: string;
  readonly effectiveDirective: string;
}

/** How long to wait for the event of a blocked request, in ms; browsers send it as a task. */
const PATIENCE = 50;

/**
 * Watches for a request that the content policy blocks, at its own address or at one that it is
 * redirected to: `fetch` fails for both as it does without a connection.
 *
 * @param url the address of the request; that of a redirection is not disclosed
 * @returns a function to call once the request has ended: true if it was blocked
 */
export function watchPolicy(
  url: string,
  target: Partial<EventTarget> = globalThis,
): (failed: boolean) => Promise<boolean> {
  let blocked = false;
  const listener = (event: Event) => {
    const { blockedURI, effectiveDirective } = event as Violation;
    blocked ||= effectiveDirective === 'connect-src' && originOf(blockedURI) === originOf(url);
  };
  target.addEventListener?.('securitypolicyviolation', listener);
  return async (failed) => {
    if (failed && !blocked && target.addEventListener) {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
    target.removeEventListener?.('securitypolicyviolation', listener);
    return blocked;
  };
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : undefined);
