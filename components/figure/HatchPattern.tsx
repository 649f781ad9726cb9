/** The size of one period of the hatch, in units of the SVG. */
const PERIOD = 6;

/**
 * The hatch over what the causal mask forbids; put it into <defs> and fill with `url(#id)`.
 * `id` must be unique on the page.
 */
export function HatchPattern({ id }: { readonly id: string }) {
  return (
    <pattern
      id={id}
      width={PERIOD}
      height={PERIOD}
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line x1={PERIOD / 2} y1={0} x2={PERIOD / 2} y2={PERIOD} stroke="var(--forbidden)" />
    </pattern>
  );
}
