'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';

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
        className={classNames(buttonStyles.button, 'needs-script')}
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
