'use client';

import { useState } from 'react';
import { TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { AS_TYPED, LabelledInput } from '@/components/controls/LabelledInput';
import { TokenChip } from '@/components/controls/TokenChip';
import tokenStyles from '@/components/controls/token.module.css';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { piecesOf } from '@/lib/tokenizer/pieces';
import styles from './Spellings.module.css';
import { SPELLINGS, shownSpaces } from './sums';
import { TokenizerChoice } from './TokenizerChoice';
import { useTokenizer } from './useTokenizer';

const MOST_CHARACTERS = 60;

/** One word in several spellings, and what each costs in tokens. */
export function Spellings() {
  const tokenizer = useTokenizer();
  const { vocabulary, pairs, title } = tokenizer;
  const { shape } = useSentence();
  const [typed, setTyped] = useState('');
  const cut = (text: string) => piecesOf(text).flatMap((piece) => pairs.join(piece).ids);
  const rows = [...(typed === '' ? [] : [typed]), ...SPELLINGS].map((text) => ({
    text,
    ids: cut(text),
  }));
  return (
    <Figure
      id="spellings"
      title="Small changes, other tokens."
      caption={`How ${title} cuts a word, and what a capital, a missing space or a typo do to it. Bytes are written in hex where a token is only a part of a character.`}
      controls={
        <div className={classNames(layout.controls, 'needs-script')}>
          <TokenizerChoice of={tokenizer} />
          <TextField className={classNames(styles.ownText)} value={typed} onChange={setTyped}>
            <LabelledInput
              label="Your own"
              {...AS_TYPED}
              maxLength={MOST_CHARACTERS}
              autoCapitalize="none"
            />
          </TextField>
        </div>
      }
      table={() => ({
        columns: ['Text', 'Tokens', 'Ids'],
        rows: rows.map(({ text, ids }) => [shownSpaces(text), ids.length, ids.join(' ')]),
      })}
      asks={[
        {
          ...{ task: 'tokenize', shape, vocabulary },
          request: { text: rows.map(({ text }) => text).join('') },
        },
      ]}
      from={tokenizer.from}
    >
      <ol className={styles.spellings} aria-label="Spellings">
        {rows.map(({ text, ids }, i) => (
          <li key={`${String(i - rows.length)}`} className={styles.spelling}>
            <bdi className={styles.text}>{shownSpaces(text)}</bdi>
            <span className={classNames(tokenStyles.tokens, styles.tokens)}>
              {ids.map((id, t) => (
                <span key={String(t)} className={styles.token}>
                  <TokenChip token={vocabulary.token(id)} />
                  <span data-mark="token-id" className={tokenStyles.id} translate="no">
                    {id}
                  </span>
                </span>
              ))}
            </span>
            <span className={classNames(styles.count, 'tabular')} translate="no">
              {ids.length} {ids.length === 1 ? 'token' : 'tokens'}
            </span>
          </li>
        ))}
      </ol>
    </Figure>
  );
}
