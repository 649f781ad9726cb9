'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';

const ModelDialog = lazy(() => import('./ModelDialog'));

/** The button "Model": opens the choice of the model that all figures are drawn from. */
export function ModelMenu() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className="button button-quiet needs-script"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        Model
      </Button>
      <Suspense>{isOpen && <ModelDialog onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
