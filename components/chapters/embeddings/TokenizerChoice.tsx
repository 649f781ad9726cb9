'use client';

import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Choice } from './useTokenizer';

/** Whose tokens are shown. GPT-2's are fetched when they are asked for. */
export function TokenizerChoice({
  chosen,
  title,
  failed,
  onChange,
}: {
  readonly chosen: Choice;
  /** Of the model in use. */
  readonly title: string;
  readonly failed: boolean;
  readonly onChange: (choice: Choice) => void;
}) {
  return (
    <div className="tokenizer-choice needs-script">
      <RadioGroup
        className="number-choice"
        orientation="horizontal"
        value={chosen}
        onChange={(next) => onChange(next === 'gpt2' ? 'gpt2' : 'model')}
      >
        <Label className="control-label">Whose tokens</Label>
        <div className="number-choice-row">
          <Radio value="model" className="number-choice-item word-choice-item">
            {title}
          </Radio>
          <Radio value="gpt2" className="number-choice-item word-choice-item">
            GPT‑2: 50,257
          </Radio>
        </div>
      </RadioGroup>
      {failed && (
        <p role="alert">GPT‑2’s tokens could not be fetched. Try again with a connection.</p>
      )}
    </div>
  );
}
