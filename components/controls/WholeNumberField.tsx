'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from './field.module.css';
import styles from './WholeNumberField.module.css';

/**
 * A whole number within bounds, with a step down and a step up. What is typed counts on Enter and on
 * leaving the field. Written by hand: the library's field parses the numbers of all languages, and
 * weighs more than the rest of a page's controls.
 */
export function WholeNumberField({
  label,
  value,
  least,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  /** What was typed and does not count yet. */
  const [draft, setDraft] = useState<string>();
  const now = draft ? Number(draft) : value;
  const set = (wanted: number) => {
    setDraft(undefined);
    const next = Math.min(most, Math.max(least, wanted));
    if (next !== value) onChange(next);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') return set(now);
    const wanted = { ArrowUp: now + 1, ArrowDown: now - 1, Home: least, End: most }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    set(wanted);
  };
  const step = (name: string, to: number, sign: string) => (
    <Button
      className={classNames(styles.step)}
      aria-label={`${name} ${label}`}
      isDisabled={to < least || to > most}
      // The arrow keys of the field do the same.
      excludeFromTabOrder
      onPress={() => set(to)}
    >
      {sign}
    </Button>
  );
  return (
    <div className={styles.field}>
      <label className={fieldStyles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.group}>
        {step('Decrease', now - 1, '−')}
        <input
          id={id}
          className={classNames(fieldStyles.field, 'tabular')}
          translate="no"
          inputMode="numeric"
          autoComplete="off"
          // A field of type number would take the wheel, and hide what is no number.
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={least}
          aria-valuemax={most}
          value={draft ?? value}
          onChange={({ target }) => setDraft(target.value.replace(/\D/g, ''))}
          onKeyDown={press}
          onBlur={() => set(now)}
        />
        {step('Increase', now + 1, '+')}
      </div>
    </div>
  );
}
