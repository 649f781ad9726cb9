'use client';

import { TokenChoice } from '@/components/controls/TokenChoice';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { EmbeddingStrips } from '@/components/widgets/embedding-strips/EmbeddingStrips';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_EMBEDDINGS } from './recorded';
import styles from './TokenRows.module.css';
import { useOwnTokens } from './useOwnTokens';
import { usePick } from './usePick';
import { useVocabulary } from './useVocabulary';

/** Two tokens' rows side by side: the sentence's last token and its nearest, until others are chosen. */
export function TokenRows() {
  const inUse = useVocabulary();
  const own = useOwnTokens(inUse.id);
  const [pickedFirst, pickFirst] = usePick(inUse);
  const [pickedSecond, pickSecond] = usePick(inUse);
  const wanted = pickedFirst ?? own.at(-1);
  const nearest = useAnswer(
    'neighbours',
    wanted && { sums: [[{ id: wanted.id, weight: 1 }]], top: 2 },
  );
  // A token of a single byte may have a twin; the nearest is whichever is not the token itself.
  const near = nearest.answer?.[0]?.ids.find((id) => id !== wanted?.id);
  const second = pickedSecond?.id ?? (nearest.vocabulary === inUse.vocabulary ? near : undefined);
  const asked = useAnswer(
    'embeddingRows',
    wanted && second !== undefined ? { ids: [wanted.id, second] } : undefined,
    RECORDED_EMBEDDINGS.rows,
  );
  const { request, answer, vocabulary, from } = asked;
  const [idA = 0, idB = 0] = request.ids;
  const [rowA = EMPTY, rowB = EMPTY] = answer.rows;
  const a = { token: vocabulary.token(idA), row: rowA };
  const b = { token: vocabulary.token(idB), row: rowB };
  const find = vocabulary === inUse.vocabulary ? inUse.find : undefined;
  return (
    <Figure
      id="token-rows"
      title="Two rows of the table."
      sentence
      caption={`All ${answer.width} numbers of a token, each a bar up or down. Where both rows go the same way, their product is positive and brings them nearer; the lowest strip is what the cosine adds up.`}
      controls={
        <div className={styles.tokenChoices}>
          <TokenChoice
            label="First token"
            value={a.token}
            offered={own}
            find={find}
            onChange={pickFirst}
          />
          <TokenChoice
            label="Second token"
            value={b.token}
            offered={own}
            find={find}
            onChange={pickSecond}
          />
        </div>
      }
      table={() => ({
        columns: ['Dimension', tokenLabel(a.token), tokenLabel(b.token), 'Product'],
        rows: Array.from(a.row, (x, d) => [d + 1, x, b.row[d] ?? 0, x * (b.row[d] ?? 0)]),
      })}
      asks={[asked]}
      from={from}
    >
      <EmbeddingStrips first={a} second={b} />
    </Figure>
  );
}

const EMPTY = new Float32Array();
