'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';

const ShareDialog = lazy(() => import('./ShareDialog'));

/** The button "Share"; the dialog's scripts come when it is first opened. */
export function ShareButton({
  address,
}: {
  /** The address that holds the whole state, asked for when the dialog opens. */
  readonly address: () => string;
}) {
  const [shared, setShared] = useState<string>();
  return (
    <>
      <Button
        className="button needs-script"
        aria-haspopup="dialog"
        aria-expanded={shared !== undefined}
        onPress={() => setShared(address())}
      >
        Share
      </Button>
      <Suspense>
        {shared === undefined ? null : (
          <ShareDialog address={shared} onClose={() => setShared(undefined)} />
        )}
      </Suspense>
    </>
  );
}
