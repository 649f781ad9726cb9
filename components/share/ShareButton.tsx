'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';
import type { ShareDialogProps } from './ShareDialog';

const ShareDialog = lazy(() => import('./ShareDialog'));

/** The button "Share"; the dialog's scripts come when it is first opened. */
export function ShareButton(props: Omit<ShareDialogProps, 'onClose'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classNames(buttonStyles.button, 'needs-script')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      >
        Share
      </Button>
      <Suspense>{open ? <ShareDialog {...props} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
