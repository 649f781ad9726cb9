import { useState } from 'react';
import dialogStyles from '@/components/controls/dialog.module.css';
import { WindowDialog } from '@/components/controls/WindowDialog';
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
    <WindowDialog title="Report a mistake" onClose={onClose}>
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
    </WindowDialog>
  );
}
