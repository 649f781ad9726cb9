import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import dialogStyles from '@/components/controls/dialog.module.css';
import styles from './KeyList.module.css';
import { keyName, keysOf } from './keys';

/** The keys that work on this page, with what they do. */
export default function KeyList({ onClose }: { readonly onClose: () => void }) {
  // What is on the page when it is opened.
  const [entries] = useState(() => keysOf(document));
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
              Keys on this page
            </Heading>
            <Button look="quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          <p className={dialogStyles.note}>
            Tab leads to each control, and there its keys work. All of it can be done without a
            mouse.
          </p>
          {entries.map(({ where, keys }) => (
            <section key={where} className={styles.entry}>
              <h3>{where}</h3>
              <dl>
                {keys.map(([names, does]) => (
                  <div key={does}>
                    <dt translate="no">
                      {names.map((name) => (
                        <kbd key={name}>{keyName(name)}</kbd>
                      ))}
                    </dt>
                    <dd>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
