import { useEffect, useState } from 'react';
import dialogStyles from '@/components/controls/dialog.module.css';
import { WindowDialog } from '@/components/controls/WindowDialog';
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
    <WindowDialog title="Share this very screen" onClose={onClose}>
      <p className={dialogStyles.note}>
        The link holds the prompt, the choices made, the settings and the model. Nothing is stored
        anywhere else.
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
    </WindowDialog>
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
