import { useState } from 'react';
import dialogStyles from '@/components/controls/dialog.module.css';
import { WindowDialog } from '@/components/controls/WindowDialog';
import { CopyField } from '@/components/share/CopyField';
import { siteUrl } from '@/components/site/site-url';
import { embedCode } from './code';
import { type EmbedPlace, embedLink } from './link';

/** Room for the sentence above the figure and the line below it, in CSS pixels. */
const AROUND = 180;

interface Props extends EmbedPlace {
  readonly title: string;
  readonly onClose: () => void;
}

/** The code that shows a figure in another page: copied at once, and to be read. */
export default function EmbedDialog({ title, onClose, ...place }: Props) {
  // The state in the link is the one at the press.
  const [{ address, whole }] = useState(() => embedLink(siteUrl(), place));
  const [code] = useState(() => {
    const figure = document.getElementById(place.figure);
    const height = Math.ceil(figure?.getBoundingClientRect().height ?? 0) + AROUND;
    return embedCode(address, title, height);
  });
  return (
    <WindowDialog title="Embed this figure" onClose={onClose}>
      <p className={dialogStyles.note}>
        Paste this into a page of yours, and it shows the figure, live, computed by storybook on the
        device of whoever reads it.{' '}
        {whole
          ? 'It begins with the sentence and the settings that you have here.'
          : 'Your sentence is too long for an address, so it begins with the notebook’s own.'}
      </p>
      <CopyField text={code} what="code" atOnce />
      <p className={dialogStyles.note}>
        <a href={address} target="_blank" rel="noreferrer">
          Open the figure alone
        </a>
      </p>
    </WindowDialog>
  );
}
