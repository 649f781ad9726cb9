/**
 * Browsers translate a page by putting elements (Google's are `<font>`) in the place of text nodes.
 * React keeps the text nodes that it made: it would write new numbers into nodes that are no longer
 * in the page, and throw when it removes one, or inserts something before it. See
 * https://github.com/facebook/react/issues/11538.
 *
 * Here each text node that was replaced is remembered with its replacement. React's operations on
 * such a node are carried out on the replacement, and a new text puts the node back into the page,
 * where the translator finds it.
 */

/** The element in the page for each text node that a translator took out of it. */
const replacements = new WeakMap<Node, Element>();

/** Starts to follow a translator, should there be one; returns what ends that. */
export function followTranslator(): () => void {
  let restore: (() => void) | undefined;
  const texts = new MutationObserver((records) => {
    for (const { target } of records) putBack(target);
  });
  const page = new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.removedNodes) {
        const replacement = node instanceof Text ? replacementIn(record) : undefined;
        if (!replacement || node.isConnected) continue;
        replacements.set(node, replacement);
        texts.observe(node, { characterData: true });
        // Only a page that is translated needs it.
        restore ??= redirectOperations();
      }
    }
  });
  page.observe(document.body, { childList: true, subtree: true });
  return () => {
    page.disconnect();
    texts.disconnect();
    restore?.();
  };
}

/**
 * The element that came in the same place; React itself never replaces a text node by an element.
 * What is marked as not to be translated is left out: a code editor sets text nodes and elements of
 * its own there, one in the place of the other at every key.
 */
function replacementIn({ target, addedNodes, previousSibling, nextSibling }: MutationRecord) {
  if ((target as Element).closest('[translate="no"]')) return undefined;
  return [...addedNodes, previousSibling, nextSibling].find(
    (node): node is Element => node instanceof Element && isTranslation(node),
  );
}

/** React knows its own elements by a property of each. */
const isTranslation = (element: Element) =>
  !Object.keys(element).some((key) => key.startsWith('__react'));

function putBack(text: Node): void {
  replacements.get(text)?.replaceWith(text);
  replacements.delete(text);
}

/** The child of `parent` that a node of React's is in the page now; null where there is none. */
function placeIn(parent: Node, node: Node): Node | null {
  let place: Node | null = replacements.get(node) ?? node;
  while (place && place.parentNode !== parent) place = place.parentNode;
  return place;
}

/** Makes removeChild and insertBefore find what a translator has put in the place of a text node. */
function redirectOperations(): () => void {
  const { removeChild, insertBefore } = Node.prototype;
  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    if (child.parentNode === this || !(child instanceof Text)) {
      return removeChild.call(this, child) as T;
    }
    const place = placeIn(this, child);
    replacements.delete(child);
    if (place) removeChild.call(this, place);
    return child;
  };
  Node.prototype.insertBefore = function <T extends Node>(
    this: Node,
    node: T,
    next: Node | null,
  ): T {
    const before = next instanceof Text && next.parentNode !== this ? placeIn(this, next) : next;
    return insertBefore.call(this, node, before) as T;
  };
  return () => Object.assign(Node.prototype, { removeChild, insertBefore });
}
