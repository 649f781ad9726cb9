/**
 * Replaces the address of the current page without loading anything.
 *
 * The router is passed by: its own `replaceState` ends a navigation that is on its way, so that a
 * link clicked soon after a change would lead nowhere. Its state stays with the history's entry.
 *
 * @param address as "#text", or a path of the same page
 */
export function replaceAddress(address: string): void {
  const { history } = window;
  History.prototype.replaceState.call(history, { ...history.state }, '', address);
}
