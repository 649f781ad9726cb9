'use client';

import { useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CopyField } from './CopyField';
import { QrPicture } from './QrPicture';

/** The button "Share": the address as a link to copy and as a QR code to hold a telephone to. */
export function ShareDialog({
  address,
}: {
  /** The address that holds the whole state, asked for when the dialog opens. */
  readonly address: () => string;
}) {
  const [shown, setShown] = useState('');
  return (
    <DialogTrigger onOpenChange={(open) => open && setShown(address())}>
      <Button className="button needs-script">Share</Button>
      <ModalOverlay className="models-overlay" isDismissable>
        <Modal className="models-modal">
          <Dialog className="models share">
            {({ close }) => (
              <>
                <div className="models-head">
                  <Heading slot="title" className="models-title">
                    Share this very screen
                  </Heading>
                  <Button className="button button-quiet" onPress={close}>
                    Close
                  </Button>
                </div>
                <p className="models-note">
                  The link holds the prompt, the choices made, the settings and the model. Nothing
                  is stored anywhere else.
                </p>
                <CopyField text={shown} />
                <QrPicture text={shown} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
