import { useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import dialogStyles from '@/components/controls/dialog.module.css';
import { CopyField } from './CopyField';
import { QrPicture } from './QrPicture';

export interface ShareDialogProps {
  /**
   * Makes the address that holds the whole state, once the dialog is open.
   *
   * @param onProgress called with the share that is done, 0..1
   */
  readonly address: (signal: AbortSignal, onProgress: (done: number) => void) => Promise<string>;
  /** Saves the state as a file. */
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** The address as a link to copy and as a QR code to hold a telephone to. */
export default function ShareDialog({ address, onSave, onClose }: ShareDialogProps) {
  const { link, done } = useAddress(address);
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
          {link === undefined ? (
            <p className={dialogStyles.note} role="status">
              The link is made short: {Math.floor(done * 100)} %
            </p>
          ) : (
            <>
              <CopyField text={link} />
              <QrPicture text={link} onSave={onSave} />
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Returns the address once it is made, and how much of that is done. */
function useAddress(make: ShareDialogProps['address']) {
  const [link, setLink] = useState<string>();
  const [done, setDone] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state that is shared is the one at the press
  useEffect(() => {
    const controller = new AbortController();
    make(controller.signal, setDone).then(setLink, () => {});
    return () => controller.abort();
  }, []);
  return { link, done };
}
