'use client';

import { useState } from 'react';
import { Button } from '@/components/controls/Button';
import { lazyPart } from '@/components/controls/lazyPart';
import type { ShareDialogProps } from './ShareDialog';

const ShareDialog = lazyPart(() => import('./ShareDialog'));

/** The button "Share"; the dialog's scripts come when it is first opened. */
export function ShareButton(props: Omit<ShareDialogProps, 'onClose'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className="needs-script"
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      >
        Share
      </Button>
      {open ? <ShareDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
