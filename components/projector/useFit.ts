import { useLayoutEffect } from 'react';
import { fitToScreen, release } from './fit';

/** The figure is fitted once no change has come for this many milliseconds: two frames of a screen. */
const QUIET = 34;

/** What a figure changes when it is drawn again; `fitToScreen` changes none of these. */
const DRAWN = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: [
    ...['viewBox', 'transform', 'x', 'y', 'aria-busy'],
    ...['data-on', 'data-query', 'data-part', 'data-step', 'data-mask'],
  ],
};

/**
 * Keeps the projected figure fitted to the screen while it changes, and undoes that at the end. As long
 * as a fit is due, the figure has the attribute data-fitting.
 */
export function useFit(figure: HTMLElement | undefined): void {
  useLayoutEffect(() => {
    if (!figure) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const fitLater = (isDue: () => boolean) => {
      clearTimeout(waiting);
      figure.toggleAttribute('data-fitting', true);
      waiting = setTimeout(() => {
        if (isDue()) fitToScreen(figure);
        figure.removeAttribute('data-fitting');
      }, QUIET);
    };
    const later = () => fitLater(() => true);
    fitToScreen(figure);
    // What is drawn by its own size follows a fit, and may be higher or lower then.
    const heights = heightsOf(figure);
    fitLater(() => heightsOf(figure) !== heights);
    const drawn = new MutationObserver(later);
    drawn.observe(figure, DRAWN);
    window.addEventListener('resize', later);
    return () => {
      clearTimeout(waiting);
      drawn.disconnect();
      window.removeEventListener('resize', later);
      figure.removeAttribute('data-fitting');
      release(figure);
    };
  }, [figure]);
}

/** Returns how high the screen, a figure and its parts are: words that change with any of them. */
function heightsOf(figure: HTMLElement): string {
  const parts = [...figure.children].map((part) => part.getBoundingClientRect().height);
  return [figure.clientHeight, figure.scrollHeight, ...parts].join();
}
