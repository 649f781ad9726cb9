'use client';

import { Button } from 'react-aria-components';
import { useProjector } from './ProjectorProvider';

/** Opens projector mode with the figure nearest to the middle of the window; key P does the same. */
export function ProjectorButton() {
  const { toggle } = useProjector();
  return (
    <Button
      className="button button-quiet needs-script no-print projector-button"
      onPress={toggle}
      aria-keyshortcuts="P"
    >
      Present
    </Button>
  );
}
