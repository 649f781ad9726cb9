'use client';

import { useMemo, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import tokenStyles from '@/components/controls/token.module.css';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { MergeSteps } from '@/components/widgets/merge-steps/MergeSteps';
import { tokenLabel } from '@/lib/text/token-text';
import { columnTable } from '../column-table';
import styles from './Merges.module.css';
import { MOST_TOKENS_CUT, piecesIn } from './pieces-in';
import { TokenizerChoice } from './TokenizerChoice';
import { useTokenizer } from './useTokenizer';

/** The reader's sentence in pieces, and how the bytes of one piece become tokens. */
export function Merges() {
  const tokenizer = useTokenizer();
  const { vocabulary, pairs, title, size } = tokenizer;
  const { tokens, applied, shape } = useSentence();
  const { pieces, cut } = useMemo(() => piecesIn(tokens, pairs), [tokens, pairs]);
  const [picked, setPicked] = useState<string>();
  const place = pieces.findIndex((piece, i) => `${i} ${piece.text}` === picked);
  const longest = pieces.reduce(
    (most, { joining }, i) =>
      joining.merges.length > (pieces[most]?.joining.merges.length ?? -1) ? i : most,
    0,
  );
  const shown = place >= 0 ? place : longest;
  const piece = pieces[shown];
  const played = `${title} ${piece?.text}`;
  const [stepped, setStepped] = useState<{ of: string; step: number }>();
  const step = stepped?.of === played ? stepped.step : undefined;
  const setStep = (next: number) => setStepped({ of: played, step: next });
  const merges = piece?.joining.merges.length ?? 0;
  const name = (id: number) => tokenLabel(vocabulary.token(id));

  return (
    <Figure
      id="merges"
      title="From text to tokens."
      sentence
      caption={
        <>
          Choose a piece of your sentence and play its merges. {title} has{' '}
          {size.toLocaleString('en')} tokens; the number of a merge is its place in the list that
          was learned.
          {cut &&
            ` Only the first ${MOST_TOKENS_CUT} tokens, and the beginning of long pieces, are shown.`}
        </>
      }
      controls={<TokenizerChoice of={tokenizer} />}
      table={() =>
        columnTable(piece?.joining.merges ?? [], [
          ['Merge', (_, i) => i + 1],
          ['Number', ({ made }) => made - 255],
          ['Left', ({ left }) => name(left)],
          ['Right', ({ right }) => name(right)],
          ['Token', ({ made }) => name(made)],
          ['Id', ({ made }) => made],
        ])
      }
      asks={[{ task: 'tokenize', request: { text: applied }, shape, vocabulary }]}
      from={tokenizer.from}
      steps={{ count: merges + 1, at: step ?? merges, go: setStep }}
    >
      {piece ? (
        <div className={styles.merges}>
          <RadioGroup
            className={classNames(tokenStyles.tokens)}
            aria-label="Piece"
            orientation="horizontal"
            value={`${shown} ${piece.text}`}
            onChange={setPicked}
          >
            {pieces.map(({ text, joining }, i) => (
              <Radio
                key={`${String(i)} ${text}`}
                value={`${i} ${text}`}
                className={classNames(styles.piece)}
              >
                {joining.ids.map((id, t) => (
                  <span key={String(t)} className={styles.token}>
                    <TokenChip token={vocabulary.token(id)} />
                    <span data-mark="token-id" className={tokenStyles.id} translate="no">
                      {id}
                    </span>
                  </span>
                ))}
              </Radio>
            ))}
          </RadioGroup>
          <MergeSteps
            joining={piece.joining}
            vocabulary={vocabulary}
            step={step}
            onStep={setStep}
          />
        </div>
      ) : (
        <p className={layout.readout}>There is no text: nothing is to be joined.</p>
      )}
    </Figure>
  );
}
