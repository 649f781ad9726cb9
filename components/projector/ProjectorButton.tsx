'use client';

import { Button } from 'react-aria-components';
import { useProjector } from './ProjectorProvider';

/** Opens projector mode where there is a figure to show; the same as key P. */
export function ProjectorButton() {
  const { toggle } = useProjector();
  return (
    <Button
      className="button button-quiet needs-script no-print projector-button"
      onPress={toggle}
      aria-keyshortcuts="P"
    >
      Project
    </Button>
  );
}
