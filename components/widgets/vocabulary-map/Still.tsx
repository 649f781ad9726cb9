import { dotsPath, type Layout, namingOrder, placeLabels } from './marks';
import styles from './VocabularyMap.module.css';
import { WHOLE } from './view';

/** The map without any script: its points as one path, and as many names as there is room for. */
export function Still({
  layout,
  own,
  nameOf,
}: {
  readonly layout: Layout;
  /** The reader's tokens: indices of points. */
  readonly own: ReadonlySet<number>;
  readonly nameOf: (id: number) => string;
}) {
  const { width, height } = layout.size;
  const labels = placeLabels(
    layout,
    WHOLE,
    namingOrder(
      Array.from(layout.x, (_, i) => i),
      layout.ids,
      nameOf,
    ),
    own,
    nameOf,
    40,
  );
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path data-mark="map-dots" className={styles.dots} d={dotsPath(layout)} />
      {labels.map(({ index, text, x, y }) => (
        <g key={index} className={styles.name} data-own={own.has(index) || undefined}>
          {own.has(index) && <circle cx={x} cy={y} r={4} />}
          <text x={x + 6} y={y} dy="0.33em">
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
