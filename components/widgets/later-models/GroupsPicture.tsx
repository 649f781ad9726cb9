import markStyles from '@/components/figure/marks.module.css';
import styles from './LaterModels.module.css';
import { headLinks, WIDTH } from './marks';
import { cacheBytes, HEADS } from './models';
import { StillDrawing } from './StillDrawing';

/** A still picture: which heads of a layer share their keys and values, then and now. */
export function GroupsPicture() {
  return (
    <StillDrawing
      height={206}
      label={Object.values(HEADS)
        .map(
          ({ name, queries, keys }) =>
            `${name}: ${queries} heads with queries, ${keys} with keys and values.`,
        )
        .join(' ')}
    >
      <Layer y={0} {...HEADS.gpt2} />
      <Layer y={108} {...HEADS.llama3} />
    </StillDrawing>
  );
}

function Layer({
  y,
  name,
  queries,
  keys,
  ...size
}: {
  readonly y: number;
  readonly name: string;
  readonly queries: number;
  readonly keys: number;
  readonly layers: number;
  readonly width: number;
}) {
  const links = headLinks(queries, keys, WIDTH);
  const shared = [...new Set(links.map(({ key }) => key))];
  return (
    <g transform={`translate(0 ${y})`}>
      <text className={markStyles.title} y={13}>
        {name}
      </text>
      <text className={markStyles.note} x={WIDTH} y={13} textAnchor="end">
        {queries} <tspan className={styles.query}>queries</tspan>, {keys}{' '}
        <tspan className={styles.key}>keys</tspan>
      </text>
      {links.map(({ query, key }) => (
        <line key={query} className={styles.link} x1={query} y1={32} x2={key} y2={66} />
      ))}
      {links.map(({ query }) => (
        <circle key={query} className={styles.query} cx={query} cy={30} r={3} />
      ))}
      {shared.map((key) => (
        <rect key={key} className={styles.key} x={key - 4} y={64} width={8} height={8} />
      ))}
      <text className={markStyles.note} y={90}>
        cache: {Math.round(cacheBytes({ keys, ...size }) / 1000)} kB a token
      </text>
    </g>
  );
}
