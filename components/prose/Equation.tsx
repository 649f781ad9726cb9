import type { ComponentProps } from 'react';

/**
 * The spans that KaTeX writes; no translator may change a formula. A display equation may be wider
 * than a phone: then it scrolls, and what scrolls must take the focus.
 */
export function Equation(props: ComponentProps<'span'>) {
  if (props.className === 'katex') return <span {...props} translate="no" />;
  if (props.className !== 'katex-display') return <span {...props} />;
  // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
  return <span {...props} translate="no" tabIndex={0} />;
}
