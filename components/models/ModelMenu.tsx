'use client';

import { Button } from '@/components/controls/Button';
import { lazyPart } from '@/components/controls/lazyPart';
import { useStore } from '@/components/storage/createStore';
import { closeModelDialog, modelDialog, openModelDialog } from './model-dialog';

const ModelDialog = lazyPart(() => import('./ModelDialog'));

/** The button "Model": opens the choice of the model that all figures are drawn from. */
export function ModelMenu() {
  const { isOpen } = useStore(modelDialog);
  return (
    <>
      <Button
        look="quiet"
        className="needs-script"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => openModelDialog()}
      >
        Model
      </Button>
      {isOpen && <ModelDialog onClose={closeModelDialog} />}
    </>
  );
}
