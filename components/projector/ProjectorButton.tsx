'use client';

import { Button } from 'react-aria-components';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import styles from './ProjectorButton.module.css';
import { useProjector } from './ProjectorProvider';

/** Opens projector mode with the figure nearest to the middle of the window; key P does the same. */
export function ProjectorButton() {
  const { toggle } = useProjector();
  return (
    <Button
      className={classNames(
        buttonStyles.button,
        buttonStyles.quiet,
        styles.button,
        'needs-script no-print',
      )}
      onPress={toggle}
      aria-keyshortcuts="P"
    >
      Present
    </Button>
  );
}
