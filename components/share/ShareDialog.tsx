import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import dialogStyles from '@/components/controls/dialog.module.css';
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
      className={classNames(dialogStyles.overlay)}
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={classNames(dialogStyles.modal)}>
        <Dialog className={classNames(dialogStyles.dialog)}>
          <div className={dialogStyles.head}>
            <Heading slot="title" className={classNames(dialogStyles.title)}>
              Share this very screen
            </Heading>
            <Button look="quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          <p className={dialogStyles.note}>
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
