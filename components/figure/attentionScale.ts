import { interpolateLab, piecewise } from 'd3';

/** Returns the attention scale of the theme about an element: a share, 0..1 -> a colour between its nine stops. */
export function attentionScale(element: Element): (share: number) => string {
  const style = getComputedStyle(element);
  const stops = Array.from({ length: 9 }, (_, i) => style.getPropertyValue(`--attention-${i}`));
  return piecewise(interpolateLab, stops);
}
