import { Input, Radio, RadioGroup, TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import optionStyles from '@/components/controls/option.module.css';
import type { MythId } from '@/lib/myths/requests';
import styles from './GuessField.module.css';

/** One answer to choose: the value that is graded, and the label that is shown. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** The belief that one holds who chooses it, among those that /myths puts to the test. */
  readonly belief?: MythId;
}

interface GuessFieldProps {
  readonly questionId: string;
  readonly options: readonly Option[] | undefined;
  /** Values that were tried and are wrong. */
  readonly tried: readonly string[];
}

/** The choice between several answers, or a field to write one. */
export function GuessField({ questionId, options, tried }: GuessFieldProps) {
  if (!options)
    return (
      <TextField name="guess" isRequired aria-labelledby={questionId}>
        <Input
          className={classNames(fieldStyles.field)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </TextField>
    );
  return (
    <RadioGroup
      name="guess"
      isRequired
      aria-labelledby={questionId}
      className={classNames(styles.options)}
    >
      {options.map(({ value, label }) => (
        <Radio
          key={value}
          value={value}
          isDisabled={tried.includes(value)}
          className={classNames(optionStyles.option, styles.option)}
        >
          {tried.includes(value) ? <s>{label}</s> : label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
