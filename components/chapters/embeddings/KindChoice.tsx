'use client';

import { Pills } from '@/components/controls/Pills';
import { TOKEN_KINDS } from './kinds';
import styles from './MapOfVocabulary.module.css';

const OPTIONS = [
  { value: 0, label: 'all' },
  ...TOKEN_KINDS.map(({ name, colour }, kind) => ({
    value: kind + 1,
    label: (
      <>
        <span className={styles.swatch} style={{ background: `var(${colour})` }} />
        {name}
      </>
    ),
  })),
];

/** Which kind of tokens keeps its colour; it is the key to the colours as well. 0 is all of them. */
export function KindChoice({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Pills
      look="cells"
      className={styles.kinds}
      label="Kind of token"
      options={OPTIONS}
      value={value}
      onChange={onChange}
    />
  );
}
