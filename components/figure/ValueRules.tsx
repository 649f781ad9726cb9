import markStyles from './marks.module.css';

interface ValueRulesProps {
  /** Values, and how far down each lies. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** How far to the right the rules go. */
  readonly width: number;
}

/** A rule for each value of a vertical axis, with its number at the left. */
export function ValueRules({ ticks, width }: ValueRulesProps) {
  return ticks.map(({ value, y }) => (
    <g key={value}>
      <line className={markStyles.rule} x2={width} y1={y} y2={y} />
      <text className={markStyles.tick} x={-6} y={y} dy="0.34em">
        {value.toLocaleString('en').replace('-', '−')}
      </text>
    </g>
  ));
}
