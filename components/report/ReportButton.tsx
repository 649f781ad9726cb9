'use client';

import { useState } from 'react';
import { lazyPart } from '@/components/controls/lazyPart';

const ReportDialog = lazyPart(() => import('./ReportDialog'));

/** The button by which a reader reports a mistake on the page at hand. */
export function ReportButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="needs-script"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        Report a mistake on this page
      </button>
      {open ? <ReportDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
