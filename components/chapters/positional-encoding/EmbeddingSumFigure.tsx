'use client';

import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { TokenChip } from '@/components/controls/TokenChip';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { EmbeddingSum } from '@/components/widgets/embedding-sum/EmbeddingSum';
import { rowOf } from '@/lib/trace/forward-pass';
import { RECORDED_ORDER, RECORDED_SUM } from './recorded';

/** The first tokens of the sentence, of which one is shown. */
const MOST_TOKENS = 48;
const PARTS = ['tokenEmbedding', 'positionEmbedding', 'residual'] as const;

/** Token embedding + position embedding = what enters block 1, at one token of the sentence. */
export function EmbeddingSumFigure() {
  const { tokens, live, marked, mark } = useSentence();
  const [chosen, choose] = useState<number>();
  const ids = tokens.slice(0, MOST_TOKENS).map(({ id }) => id);
  const { shown: ready } = useTask(
    'inspect',
    live ? { ids, parts: PARTS } : undefined,
    'embedding-sum',
  );

  const shown = ready
    ? ready.request.ids.map((id) => ready.vocabulary.token(id))
    : RECORDED_ORDER.tokens;
  const last = shown.length - 1;
  const at = ready ? Math.min(last, marked ?? chosen ?? last) : RECORDED_SUM.at;
  const row = (matrix: Float32Array | undefined) =>
    rowOf(matrix ?? new Float32Array(), at, ready?.result.shape.width ?? 0);
  const vectors = ready
    ? {
        token: row(ready.result.tokenEmbedding),
        position: row(ready.result.positionEmbedding),
        residual: row(ready.result.residual?.[0]),
      }
    : RECORDED_SUM;
  const token = shown[at];

  return (
    <Figure
      id="embedding-sum"
      className="wide"
      title="Two vectors are added"
      caption={
        <>
          Each strip holds the numbers of one vector, a bar a dimension, all to the same scale.
          {tokens.length > MOST_TOKENS ? ` The first ${MOST_TOKENS} tokens can be chosen.` : ''}
        </>
      }
      controls={
        <RadioGroup
          className="sum-tokens needs-script"
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
            <Radio key={position} value={String(position)} className="sum-token">
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
      recorded={!ready}
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
