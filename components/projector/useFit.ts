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
    const later = () => {
      clearTimeout(waiting);
      figure.toggleAttribute('data-fitting', true);
      waiting = setTimeout(() => {
        fitToScreen(figure);
        figure.removeAttribute('data-fitting');
      }, QUIET);
    };
    fitToScreen(figure);
    later();
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
