import markStyles from '@/components/figure/marks.module.css';
import styles from './LaterModels.module.css';
import { preferenceCurve, WIDTH } from './marks';
import { StillDrawing } from './StillDrawing';

const HEIGHT = 176;

/** A still picture: the share that a judge prefers the first of two answers, by their scores. */
export function PreferencePicture() {
  const { path, steps, floor, ceiling, middle } = preferenceCurve(HEIGHT);
  return (
    <StillDrawing
      height={HEIGHT}
      label="The larger the score of the first answer minus that of the second, the nearer to 1 is the share with which the first is preferred. With equal scores it is a half. Four steps of training climb the curve, each shorter than the one before."
    >
      <line className={styles.axis} x1={22} x2={WIDTH} y1={floor} y2={floor} />
      <text className={markStyles.tick} x={18} y={ceiling} dy="0.35em">
        1
      </text>
      <text className={markStyles.tick} x={18} y={floor} dy="0.35em">
        0
      </text>
      <path className={styles.share} d={path} />
      {steps.map(({ x, y }) => (
        <circle key={x} className={styles.step} cx={x} cy={y} r={4} />
      ))}
      <text className={`${markStyles.note} ${markStyles.middle}`} x={middle} y={floor + 16}>
        0
      </text>
      <text className={`${markStyles.note} ${markStyles.middle}`} x={middle} y={floor + 31}>
        its score minus the other’s
      </text>
      <text className={markStyles.note} x={26} y={ceiling + 8}>
        share that prefers one answer
      </text>
    </StillDrawing>
  );
}
