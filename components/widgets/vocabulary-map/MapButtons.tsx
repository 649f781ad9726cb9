'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import styles from './VocabularyMap.module.css';

/** In, out, and all of it; without `zoom` there is nothing to zoom yet. */
export function MapButtons({
  zoom,
}: {
  readonly zoom:
    | { readonly whole: boolean; readonly by: (factor: number) => void; readonly reset: () => void }
    | undefined;
}) {
  const whole = zoom?.whole ?? true;
  return (
    <div className={classNames(styles.buttons, 'needs-script no-print')}>
      <Button isDisabled={!zoom} onPress={() => zoom?.by(1.8)}>
        Zoom in
      </Button>
      <Button isDisabled={whole} onPress={() => zoom?.by(1 / 1.8)}>
        Zoom out
      </Button>
      <Button isDisabled={whole} onPress={() => zoom?.reset()}>
        Whole map
      </Button>
    </div>
  );
}
