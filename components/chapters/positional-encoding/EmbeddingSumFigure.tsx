'use client';

import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import tokenStyles from '@/components/controls/token.module.css';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { EmbeddingSum } from '@/components/widgets/embedding-sum/EmbeddingSum';
import { tokensById } from '@/lib/trace/vocabulary';
import styles from './EmbeddingSumFigure.module.css';
import { RECORDED_POSITIONS } from './recorded';

/** The first tokens of the sentence, of which one is shown. */
const MOST_TOKENS = 48;
const NONE = new Float32Array();
const EMPTY = { token: NONE, position: NONE, residual: NONE };

/** Token embedding + position embedding = what enters block 1, at one token of the sentence. */
export function EmbeddingSumFigure() {
  const { tokens, marked, mark } = useSentence();
  const [chosen, choose] = useState<number>();
  const ids = useSentenceIds({ first: MOST_TOKENS });
  const asked = useAnswer('embeddingSum', ids && { ids }, RECORDED_POSITIONS.sum);
  const { answer, vocabulary, from } = asked;
  const shown = tokensById(vocabulary, answer.ids);
  const last = shown.length - 1;
  // A recorded answer holds the last position only.
  const at = Math.max(answer.from, Math.min(last, marked ?? chosen ?? last));
  const vectors = answer.sums[at - answer.from] ?? EMPTY;
  const token = shown[at];

  return (
    <Figure
      id="embedding-sum"
      className="wide"
      title="Two vectors are added"
      sentence
      caption={
        <>
          Each strip holds the numbers of one vector, a bar a dimension, all to the same scale.
          {tokens.length > MOST_TOKENS ? ` The first ${MOST_TOKENS} tokens can be chosen.` : ''}
        </>
      }
      controls={
        <RadioGroup
          className={classNames(tokenStyles.tokens, 'needs-script')}
          orientation="horizontal"
          aria-label="Token"
          value={String(at)}
          onChange={(value) => {
            choose(Number(value));
            mark(Number(value));
          }}
        >
          {shown.map((one, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
            <Radio key={position} value={String(position)} className={classNames(styles.token)}>
              <TokenChip token={one} />
            </Radio>
          ))}
        </RadioGroup>
      }
      table={() => ({
        columns: ['Dimension', 'Token embedding', 'Position embedding', 'Sum', 'Enters block 1'],
        rows: Array.from(vectors.token, (value, i) => {
          const position = vectors.position[i] ?? 0;
          return [i + 1, value, position, value + position, vectors.residual[i] ?? 0];
        }),
      })}
      asks={[{ ...asked, view: { position: at } }]}
      from={from}
    >
      <EmbeddingSum
        token={vectors.token}
        position={vectors.position}
        residual={vectors.residual}
        labels={{
          token: <>token {token ? <TokenChip token={token} /> : null}</>,
          position: `position ${at}`,
        }}
      />
    </Figure>
  );
}
