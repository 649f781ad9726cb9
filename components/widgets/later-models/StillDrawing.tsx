import type { ReactNode } from 'react';
import styles from './LaterModels.module.css';
import { WIDTH } from './marks';

/** The drawing of a still picture: as wide as the margin, with its text for those who cannot see it. */
export function StillDrawing({
  height,
  label,
  children,
}: {
  /** In units of the view box. */
  readonly height: number;
  /** What the picture shows. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div translate="no">
      <svg
        className={styles.picture}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={label}
      >
        {children}
      </svg>
    </div>
  );
}
