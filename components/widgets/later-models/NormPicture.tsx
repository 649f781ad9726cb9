import markStyles from '@/components/figure/marks.module.css';
import { fixed } from '@/lib/text/fixed';
import styles from './LaterModels.module.css';
import { normed, ON_PAPER } from './marks';
import { StillDrawing } from './StillDrawing';

const STEP = 62;
/** Pixels of a bar for a value of 1. */
const UNIT = 17;

/** A still picture: one vector after layer norm, and after RMSNorm. */
export function NormPicture() {
  const { layer, rms } = normed();
  return (
    <StillDrawing
      height={196}
      label={`The vector ${ON_PAPER.join(', ')} after layer norm: ${spoken(layer)}. After RMSNorm: ${spoken(rms)}.`}
    >
      <Bars name="layer norm" values={layer} floor={58} />
      <Bars name="RMSNorm" values={rms} floor={170} />
    </StillDrawing>
  );
}

const spoken = (values: readonly number[]) => values.map((value) => fixed(value, 2)).join(', ');

function Bars({
  name,
  values,
  floor,
}: {
  readonly name: string;
  readonly values: readonly number[];
  readonly floor: number;
}) {
  return (
    <g transform={`translate(0 ${floor})`}>
      <text className={markStyles.title} y={-42}>
        {name}
      </text>
      <line className={styles.axis} x2={4 * STEP} />
      {values.map((value, i) => {
        const x = (i + 0.5) * STEP;
        const height = Math.abs(value) * UNIT;
        return (
          <g key={ON_PAPER[i]}>
            <rect
              className={styles.bar}
              x={x - 11}
              y={value > 0 ? -height : 0}
              width={22}
              height={height}
            />
            <text className={styles.number} x={x} y={value > 0 ? 16 : height + 16}>
              {fixed(value, 2)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
