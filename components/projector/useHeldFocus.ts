import { useEffect } from 'react';
import { takesText } from './figures';

/** The projected figure, the projector's bar, and what opens above them. */
const IN_VIEW = '[data-projected], [data-mark=projector-bar], .react-aria-Popover, [role=dialog]';

/**
 * Moves the focus to the projected figure and keeps it there, because the page behind it cannot be
 * seen. After a click the focus returns to the figure, so that the arrow keys are the projector's.
 */
export function useHeldFocus(figure: HTMLElement | undefined): void {
  useEffect(() => {
    if (!figure) return;
    const take = () => figure.focus({ preventScroll: true });
    const moved = ({ target }: FocusEvent) => {
      if (!(target instanceof Element && target.closest(IN_VIEW))) take();
    };
    const clicked = () =>
      setTimeout(() => {
        const { activeElement } = document;
        if (figure.contains(activeElement) && !takesText(activeElement)) take();
      }, 0);
    take();
    document.addEventListener('focusin', moved);
    document.addEventListener('pointerup', clicked);
    return () => {
      document.removeEventListener('focusin', moved);
      document.removeEventListener('pointerup', clicked);
    };
  }, [figure]);
}
