'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import styles from './Starters.module.css';

/** Beginnings of each kind, in the words of the stories that storybook has read. */
const STARTERS = [
  { kind: 'a phrase', text: 'The brave little mouse' },
  { kind: 'a sentence', text: 'Tom and Anna went to the park.' },
  { kind: 'a question', text: 'Why did the king lock the door?' },
] as const;

/** Prompts to begin with. */
export function Starters({ onStart }: { readonly onStart: (prompt: string) => void }) {
  return (
    <p className={classNames(styles.starters, 'needs-script')}>
      Or begin with{' '}
      {STARTERS.map(({ kind, text }, i) => (
        <span key={kind}>
          {i > 0 && ', '}
          <Button
            className={classNames(styles.starter)}
            onPress={() => onStart(text)}
            aria-label={`${kind}: ${text}`}
          >
            {kind}
          </Button>
        </span>
      ))}
      .
    </p>
  );
}
