'use client';

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import buttonStyles from '@/components/controls/button.module.css';
import { classNames } from '@/components/controls/classNames';

const ModelDialog = lazy(() => import('./ModelDialog'));

/** The button "Model": opens the choice of the model that all figures are drawn from. */
export function ModelMenu() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        className={classNames(buttonStyles.button, buttonStyles.quiet, 'needs-script')}
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
