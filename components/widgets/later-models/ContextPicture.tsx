import markStyles from '@/components/figure/marks.module.css';
import styles from './LaterModels.module.css';
import { contextBars } from './marks';
import { StillDrawing } from './StillDrawing';

const ROW = 38;

/** A still picture: how many tokens models read at once, to scale. */
export function ContextPicture() {
  const bars = contextBars();
  return (
    <StillDrawing
      height={bars.length * ROW}
      label={bars
        .map(({ name, year, tokens }) => `${name}, ${year}: ${count(tokens)} tokens.`)
        .join(' ')}
    >
      {bars.map(({ name, year, tokens, width }, i) => (
        <g key={name} transform={`translate(0 ${i * ROW})`}>
          <text className={markStyles.label} y={13}>
            {name}, {year}: {count(tokens)}
          </text>
          <rect className={styles.bar} y={20} width={width} height={8} />
        </g>
      ))}
    </StillDrawing>
  );
}

const count = (tokens: number) => tokens.toLocaleString('en');
