'use client';

import { useEffect, useState } from 'react';
import { lazyPart } from '@/components/controls/lazyPart';
import { takesKeys } from '@/components/projector/figures';

const KeyList = lazyPart(() => import('./KeyList'));

/** The button that opens the list of keys of this page; the key `?` does the same. */
export function KeyboardHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || takesKeys(event.target, event.key)) return;
      setOpen(true);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        className="needs-script"
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        Keys
      </button>
      {open ? <KeyList onClose={() => setOpen(false)} /> : null}
    </>
  );
}
