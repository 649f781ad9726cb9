'use client';

import { Button } from 'react-aria-components';

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
    <div className="map-buttons needs-script no-print">
      <Button className="button" isDisabled={!zoom} onPress={() => zoom?.by(1.8)}>
        Zoom in
      </Button>
      <Button className="button" isDisabled={whole} onPress={() => zoom?.by(1 / 1.8)}>
        Zoom out
      </Button>
      <Button className="button" isDisabled={whole} onPress={() => zoom?.reset()}>
        Whole map
      </Button>
    </div>
  );
}
