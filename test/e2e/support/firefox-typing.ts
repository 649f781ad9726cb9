/**
 * Has Firefox write as it does for a reader what Playwright inserts. Its driver for BiDi sets the field's
 * value by script; React, which watches the value, then takes the event for no change. Runs in the page.
 */
export function typeAsReader(): void {
  const insert = (text: string) => {
    const { activeElement } = document;
    // The driver goes on in the frame's document.
    if (activeElement instanceof HTMLIFrameElement) return activeElement;
    document.execCommand('insertText', false, text);
    return undefined;
  };
  // The driver's own is not put in its place.
  Object.defineProperty(window, '__pw_bidiInsertText', { get: () => insert, set: () => undefined });
}
