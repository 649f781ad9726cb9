import { dotsPath, stretched } from './marks';
import { labelsOf, type Scene } from './scene';
import styles from './VocabularyMap.module.css';
import { WHOLE } from './view';

/** The sizes of the frame for which words are placed before it can be measured. */
const WIDE = { width: 720, height: 432 };
const NARROW = { width: 340, height: 425 };

/**
 * The map without any script: dots of each kind as one path, and as many names as there is room for.
 * The drawing fills the frame; its words keep their size, and those without room on a phone are hidden
 * there.
 */
export function Still({ scene }: { readonly scene: Scene }) {
  const { layout, kinds, kindAt, own, chosen, joined, middle } = scene;
  const { width, height } = layout.size;
  const points = Array.from(layout.x, (_, i) => i);
  const [wide, narrow] = [WIDE, NARROW].map((size) =>
    labelsOf({ ...scene, layout: stretched(layout, size) }, WHOLE),
  );
  const at = (i: number) => `${(layout.x[i] ?? 0).toFixed(0)} ${(layout.y[i] ?? 0).toFixed(0)}`;
  return (
    <div className={styles.still} aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {kinds.map(({ name, colour }, kind) => (
          <path
            key={name}
            data-mark="map-dots"
            className={styles.dots}
            style={{ stroke: `var(${colour})` }}
            d={dotsPath(
              layout,
              points.filter((i) => kindAt[i] === kind),
            )}
          />
        ))}
        {chosen !== undefined && (
          <path
            className={styles.lines}
            d={joined.map((i) => `M${at(chosen)}L${at(i)}`).join('')}
          />
        )}
        {middle !== undefined && (
          <path className={styles.middle} d={`M${middle.toFixed(0)} 0V${height}`} />
        )}
        <path className={styles.own} d={[...own].map((i) => `M${at(i)}h0`).join('')} />
      </svg>
      {[
        { labels: wide, className: styles.wide, size: WIDE },
        { labels: narrow, className: styles.narrow, size: NARROW },
      ].map(({ labels = [], className, size }) => (
        <div key={size.width} className={className} translate="no">
          {labels.map(({ of, index, text, x, y }) => (
            <span
              key={`${of} ${index}`}
              data-of={of}
              data-own={(of === 'token' && (own.has(index) || joined.includes(index))) || undefined}
              style={{
                left: `${((x / size.width) * 100).toFixed(1)}%`,
                top: `${((y / size.height) * 100).toFixed(1)}%`,
                color: of === 'kind' ? `var(${kinds[index]?.colour})` : undefined,
              }}
            >
              {text}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
