'use client';

import { Label, Radio, RadioGroup } from 'react-aria-components';
import choiceStyles from '@/components/controls/choice.module.css';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { TOKEN_KINDS } from './kinds';
import styles from './MapOfVocabulary.module.css';

const CHOICES = [undefined, ...TOKEN_KINDS];

/** Which kind of tokens keeps its colour; it is the key to the colours as well. 0 is all of them. */
export function KindChoice({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <RadioGroup
      className={classNames(choiceStyles.choice, styles.kinds)}
      orientation="horizontal"
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
    >
      <Label className={classNames(fieldStyles.label)}>Kind of token</Label>
      <div className={choiceStyles.row}>
        {CHOICES.map((kind, i) => (
          <Radio
            key={kind?.name ?? 'all'}
            value={String(i)}
            className={classNames(choiceStyles.item, choiceStyles.word)}
          >
            {kind && (
              <span className={styles.swatch} style={{ background: `var(${kind.colour})` }} />
            )}
            {kind?.name ?? 'all'}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
