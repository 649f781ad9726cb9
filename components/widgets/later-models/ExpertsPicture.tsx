import markStyles from '@/components/figure/marks.module.css';
import styles from './LaterModels.module.css';
import { expertStretches } from './marks';
import { MIXTRAL } from './models';
import { StillDrawing } from './StillDrawing';

const billions = (count: number) => `${count / 1e9} billion`;

/** A still picture: the weights of a mixture of experts on one line, and those that one token uses. */
export function ExpertsPicture() {
  const { experts, used, weights, active } = MIXTRAL;
  return (
    <StillDrawing
      height={104}
      label={`Mixtral has ${experts} experts in a block, and a token is sent to ${used}: it uses ${billions(active)} of ${billions(weights)} weights.`}
    >
      <text className={markStyles.title} y={13}>
        Mixtral, {billions(weights)} weights
      </text>
      {expertStretches().map(({ expert, used, x, width }) => (
        <g key={expert ?? 'shared'}>
          <rect
            className={styles.weights}
            data-used={used || undefined}
            x={x}
            y={26}
            width={width}
            height={36}
          />
          {expert !== undefined && (
            <text className={styles.number} x={x + width / 2} y={78}>
              {expert}
            </text>
          )}
        </g>
      ))}
      <text className={markStyles.note} y={98}>
        filled: used for one token, {billions(active)}
      </text>
    </StillDrawing>
  );
}
