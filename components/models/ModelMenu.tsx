'use client';

import { lazy, Suspense } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';

const ModelList = lazy(() => import('./ModelList'));

/** The button "Model": opens the choice of the model that all figures are drawn from. */
export function ModelMenu() {
  return (
    <DialogTrigger>
      <Button className="button button-quiet needs-script">Model</Button>
      <ModalOverlay className="models-overlay" isDismissable>
        <Modal className="models-modal">
          <Dialog className="models">
            {({ close }) => (
              <>
                <div className="models-head">
                  <Heading slot="title" className="models-title">
                    The model
                  </Heading>
                  <Button className="button button-quiet" onPress={close}>
                    Close
                  </Button>
                </div>
                <Suspense fallback={<p className="models-note">The list is loading.</p>}>
                  <ModelList />
                </Suspense>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
