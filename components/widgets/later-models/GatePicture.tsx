import markStyles from '@/components/figure/marks.module.css';
import { fixed } from '@/lib/text/fixed';
import styles from './LaterModels.module.css';
import { gateCurves } from './marks';
import { StillDrawing } from './StillDrawing';

const HEIGHT = 170;

/** A still picture: the one curve of GELU, and the many of SwiGLU. */
export function GatePicture() {
  return (
    <StillDrawing
      height={HEIGHT}
      label="GELU is one curve. A neuron of SwiGLU has a curve that is multiplied by a second number: by 2, 1, a half or −1, and it is steeper, flatter or turned over."
    >
      {gateCurves(HEIGHT).map(({ times, path, end }) => (
        <g key={String(times)}>
          <path className={times === undefined ? styles.before : markStyles.line} d={path} />
          {times !== undefined && (
            <text className={markStyles.label} x={end.x + 6} y={end.y} dy="0.35em">
              × {Number.isInteger(times) ? fixed(times, 0) : times}
            </text>
          )}
        </g>
      ))}
      <text className={markStyles.note} x={4} y={14}>
        what is let through
      </text>
      <text className={markStyles.note} x={4} y={30}>
        dashed: GELU
      </text>
    </StillDrawing>
  );
}
