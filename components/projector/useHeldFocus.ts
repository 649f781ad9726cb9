import { useEffect } from 'react';
import { takesText } from './figures';

/** The figure, its bar, and what opens over them. */
const IN_VIEW = '[data-projected], .projector-bar, .react-aria-Popover, [role=dialog]';

/**
 * Gives the focus to the projected figure and keeps it there: what lies behind cannot be seen. After
 * a click the arrow keys are the projector's again, not those of what was clicked.
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
