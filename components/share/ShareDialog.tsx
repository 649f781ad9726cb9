import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CopyField } from './CopyField';
import { QrPicture } from './QrPicture';

interface ShareDialogProps {
  /** The address that holds the whole state. */
  readonly address: string;
  readonly onClose: () => void;
}

/** The address as a link to copy and as a QR code to hold a telephone to. */
export default function ShareDialog({ address, onClose }: ShareDialogProps) {
  return (
    <ModalOverlay
      className="models-overlay"
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className="models-modal">
        <Dialog className="models share">
          <div className="models-head">
            <Heading slot="title" className="models-title">
              Share this very screen
            </Heading>
            <Button className="button button-quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          <p className="models-note">
            The link holds the prompt, the choices made, the settings and the model. Nothing is
            stored anywhere else.
          </p>
          <CopyField text={address} />
          <QrPicture text={address} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
