'use client';

import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import ModelList from './ModelList';

/** The choice of the model. In a file of its own: nobody waits for it who does not open it. */
export default function ModelDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay
      className="models-overlay"
      isDismissable
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="models-modal">
        <Dialog className="models">
          <div className="models-head">
            <Heading slot="title" className="models-title">
              The model
            </Heading>
            <Button className="button button-quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          <ModelList />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
