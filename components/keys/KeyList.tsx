import { useState } from 'react';
import dialogStyles from '@/components/controls/dialog.module.css';
import { WindowDialog } from '@/components/controls/WindowDialog';
import styles from './KeyList.module.css';
import { keyName, keysOf } from './keys';

/** The keys that work on this page, with what they do. */
export default function KeyList({ onClose }: { readonly onClose: () => void }) {
  // What is on the page when it is opened.
  const [entries] = useState(() => keysOf(document));
  return (
    <WindowDialog title="Keys on this page" onClose={onClose}>
      <p className={dialogStyles.note}>
        Tab leads to each control, and there its keys work. All of it can be done without a mouse.
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
    </WindowDialog>
  );
}
