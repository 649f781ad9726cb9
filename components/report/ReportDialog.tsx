import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import dialogStyles from '@/components/controls/dialog.module.css';
import { useEngine } from '@/components/engine/EngineProvider';
import { CopyField } from '@/components/share/CopyField';
import { factLines, issueAddress, readFacts } from './facts';

/** Where the site was built with the address of its repository, reports go there. */
const REPOSITORY = process.env.NEXT_PUBLIC_REPOSITORY ?? '';

/** What a report says of the page, and the way to send it. Nothing is sent from here. */
export default function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const { title } = useEngine();
  // The place is the one at the press.
  const [facts] = useState(() => readFacts(title));
  const lines = factLines(facts);
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
              Report a mistake
            </Heading>
            <Button look="quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          {REPOSITORY === '' ? (
            <p className={dialogStyles.note}>
              Tell whoever gave you this notebook, and add these lines: they say where you were.
            </p>
          ) : (
            <p className={dialogStyles.note}>
              <a href={issueAddress(REPOSITORY, facts)} target="_blank" rel="noreferrer">
                Write it on the project’s page
              </a>
              , where these lines are filled in already. You can still change them there.
            </p>
          )}
          <ul className={dialogStyles.note} translate="no">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <CopyField text={lines.join('; ')} what="text" />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
