'use client';

import { useState } from 'react';
import { Radio, RadioGroup, TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import { AS_TYPED, LabelledInput } from './LabelledInput';
import { TokenChip } from './TokenChip';
import styles from './TokenChoice.module.css';
import tokenStyles from './token.module.css';

/**
 * A choice of one token of the vocabulary: a few that are offered, and a field to find any other.
 *
 * @param offered shown while nothing is typed; `value` is added where it is missing
 * @param find returns the tokens that match a text, best first; without it the field is disabled
 */
export function TokenChoice({
  label,
  value,
  offered,
  find,
  onChange,
}: {
  readonly label: string;
  readonly value: Token;
  readonly offered: readonly Token[];
  readonly find: ((typed: string) => readonly Token[]) | undefined;
  readonly onChange: (token: Token) => void;
}) {
  const [typed, setTyped] = useState('');
  const found = typed === '' ? undefined : (find?.(typed) ?? []);
  const chips = distinct(
    found ?? (offered.some(({ id }) => id === value.id) ? offered : [value, ...offered]),
  );
  return (
    <div className={styles.choice}>
      <TextField
        className={classNames(styles.field, 'needs-script')}
        value={typed}
        onChange={setTyped}
        isDisabled={!find}
        onKeyDown={(event) => {
          const first = found?.[0];
          if (event.key !== 'Enter' || !first) return;
          onChange(first);
          setTyped('');
        }}
      >
        <LabelledInput
          label={label}
          {...AS_TYPED}
          placeholder="type to find it"
          maxLength={40}
          autoCapitalize="none"
        />
      </TextField>
      {found?.length === 0 ? (
        <p className={styles.none} role="status">
          No token begins like this.
        </p>
      ) : (
        <RadioGroup
          aria-label={found ? `${label}: tokens that fit` : label}
          className={classNames(tokenStyles.tokens)}
          orientation="horizontal"
          value={String(value.id)}
          onChange={(id) => {
            const token = chips.find((chip) => String(chip.id) === id);
            if (token) onChange(token);
          }}
        >
          {chips.map((token) => (
            <Radio
              key={token.id}
              value={String(token.id)}
              className={classNames(styles.chip)}
              aria-label={tokenLabel(token)}
            >
              <TokenChip token={token} />
            </Radio>
          ))}
        </RadioGroup>
      )}
    </div>
  );
}

function distinct(tokens: readonly Token[]): Token[] {
  return [...new Map(tokens.map((token) => [token.id, token])).values()];
}
