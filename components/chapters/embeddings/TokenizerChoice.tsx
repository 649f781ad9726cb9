'use client';

import { Pills } from '@/components/controls/Pills';
import type { Tokenizer } from './useTokenizer';

/** Whose tokens are shown. GPT-2's are fetched when they are asked for. */
export function TokenizerChoice({ of }: { readonly of: Tokenizer }) {
  const { chosen, choose, failed, joins, model } = of;
  return (
    <div className="needs-script">
      <Pills
        look="cells"
        label="Tokenizer"
        options={[
          { value: 'model', label: model.title, isDisabled: !joins },
          { value: 'gpt2', label: 'GPT‑2: 50,257' },
        ]}
        value={chosen}
        onChange={choose}
      />
      {!joins && (
        <p>{model.title} joins or numbers its tokens in another way, so GPT‑2’s are shown here.</p>
      )}
      {failed && (
        <p role="alert">GPT‑2’s tokens could not be fetched. Try again with a connection.</p>
      )}
    </div>
  );
}
