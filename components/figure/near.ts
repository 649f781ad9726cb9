/**
 * Calls back as soon as one of the elements is near the window; where a browser cannot tell, at once.
 * Returns what ends the watch.
 *
 * @param margin how far outside of the window is near, as CSS has it
 */
export function whenNear(elements: Iterable<Element>, margin: string, act: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    act();
    return () => undefined;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) act();
    },
    { rootMargin: margin },
  );
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}
