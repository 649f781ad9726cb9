'use client';

import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import dialogStyles from '@/components/controls/dialog.module.css';
import ModelList from './ModelList';

/** The choice of the model. In a file of its own: nobody waits for it who does not open it. */
export default function ModelDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay
      className={classNames(dialogStyles.overlay)}
      isDismissable
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className={classNames(dialogStyles.modal)}>
        <Dialog className={classNames(dialogStyles.dialog)}>
          <div className={dialogStyles.head}>
            <Heading slot="title" className={classNames(dialogStyles.title)}>
              The model
            </Heading>
            <Button look="quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          <ModelList />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
