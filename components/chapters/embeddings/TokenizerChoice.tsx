'use client';

import { Label, Radio, RadioGroup } from 'react-aria-components';
import choiceStyles from '@/components/controls/choice.module.css';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import type { Choice } from './useTokenizer';

/** Whose tokens are shown. GPT-2's are fetched when they are asked for. */
export function TokenizerChoice({
  chosen,
  title,
  joins,
  failed,
  onChange,
}: {
  readonly chosen: Choice;
  /** Of the model in use. */
  readonly title: string;
  /** False where its merges cannot be played. */
  readonly joins: boolean;
  readonly failed: boolean;
  readonly onChange: (choice: Choice) => void;
}) {
  return (
    <div className="needs-script">
      <RadioGroup
        className={classNames(choiceStyles.choice)}
        orientation="horizontal"
        value={chosen}
        onChange={(next) => onChange(next === 'gpt2' ? 'gpt2' : 'model')}
      >
        <Label className={classNames(fieldStyles.label)}>Tokenizer</Label>
        <div className={choiceStyles.row}>
          <Radio
            value="model"
            isDisabled={!joins}
            className={classNames(choiceStyles.item, choiceStyles.word)}
          >
            {title}
          </Radio>
          <Radio value="gpt2" className={classNames(choiceStyles.item, choiceStyles.word)}>
            GPT‑2: 50,257
          </Radio>
        </div>
      </RadioGroup>
      {!joins && (
        <p>{title} joins or numbers its tokens in another way, so GPT‑2’s are shown here.</p>
      )}
      {failed && (
        <p role="alert">GPT‑2’s tokens could not be fetched. Try again with a connection.</p>
      )}
    </div>
  );
}
