import markStyles from '@/components/figure/marks.module.css';
import styles from './LaterModels.module.css';
import { readingPoints, WIDTH } from './marks';
import { READERS, type ReadingModel } from './models';
import { StillDrawing } from './StillDrawing';

const HEIGHT = 216;
const NAMES = new Map([
  [1e6, '1 million'],
  [1e9, '1 billion'],
  [1e12, '1 trillion'],
]);

/** A still picture: how large models are, and how much they have read. */
export function ReadingPicture({ own }: { readonly own: ReadingModel }) {
  const { points, rule, sizes, reads } = readingPoints([own, ...READERS], HEIGHT);
  const [from, to] = rule;
  return (
    <StillDrawing
      height={HEIGHT}
      label={points
        .map(
          ({ model }) =>
            `${model.name}: ${short(model.parameters)} parameters, ${short(model.read)} tokens read.`,
        )
        .join(' ')}
    >
      <line className={styles.rule} x1={from?.x} y1={from?.y} x2={to?.x} y2={to?.y} />
      {reads.map(({ value, y }) => (
        <text key={value} className={markStyles.note} y={y} dy="0.35em">
          {NAMES.get(value)}
        </text>
      ))}
      {sizes.map(({ value, x }, i) => (
        <text
          key={value}
          className={markStyles.note}
          x={i === sizes.length - 1 ? WIDTH : x}
          y={HEIGHT - 4}
          textAnchor={i === sizes.length - 1 ? 'end' : 'middle'}
        >
          {NAMES.get(value)}
        </text>
      ))}
      {points.map(({ model, x, y, above }) => (
        <g key={model.name}>
          <circle
            className={markStyles.point}
            data-on={model === own || undefined}
            cx={x}
            cy={y}
            r={4}
          />
          <text
            className={markStyles.label}
            x={x + (above ? 8 : x > WIDTH / 2 ? -8 : 8)}
            y={above ? y - 14 : y}
            dy="0.35em"
            textAnchor={x > WIDTH / 2 ? 'end' : 'start'}
          >
            {model.name}
          </text>
        </g>
      ))}
    </StillDrawing>
  );
}

const short = (count: number) => count.toLocaleString('en', { maximumSignificantDigits: 3 });
