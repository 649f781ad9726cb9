'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import styles from './VocabularyMap.module.css';

/** In, out, and all of it. */
export function MapButtons({
  whole,
  by,
  reset,
}: {
  /** True while all of the map is in view. */
  readonly whole: boolean;
  readonly by: (factor: number) => void;
  readonly reset: () => void;
}) {
  return (
    <div className={classNames(styles.buttons, 'needs-script no-print')}>
      <Button onPress={() => by(1.8)}>Zoom in</Button>
      <Button isDisabled={whole} onPress={() => by(1 / 1.8)}>
        Zoom out
      </Button>
      <Button isDisabled={whole} onPress={reset}>
        Whole map
      </Button>
    </div>
  );
}
