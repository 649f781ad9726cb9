'use client';

import { TokenChoice } from '@/components/controls/TokenChoice';
import { Figure } from '@/components/figure/Figure';
import { EmbeddingStrips } from '@/components/widgets/embedding-strips/EmbeddingStrips';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_ROWS, RECORDED_VOCABULARY } from './recorded';
import styles from './TokenRows.module.css';
import { useOwnTokens } from './useOwnTokens';
import { usePick } from './usePick';
import { useVocabulary } from './useVocabulary';
import { useVocabularyAnswer } from './useVocabularyAnswer';

/** Two tokens' rows side by side: the sentence's last token and its nearest, until others are chosen. */
export function TokenRows() {
  const inUse = useVocabulary();
  const own = useOwnTokens(inUse);
  const [pickedFirst, pickFirst] = usePick(inUse);
  const [pickedSecond, pickSecond] = usePick(inUse);
  const wantedFirst = pickedFirst ?? own.at(-1);
  const nearest = useVocabularyAnswer(
    'neighbours',
    wantedFirst && { sums: [[{ id: wantedFirst.id, weight: 1 }]], top: 2 },
    'row-neighbour',
    inUse,
  );
  // A token of a single byte may have a twin; the nearest is whichever is not the token itself.
  const near = nearest.latest?.result[0]?.ids.find((id) => id !== wantedFirst?.id);
  const second = pickedSecond?.id ?? near;
  const { latest } = useVocabularyAnswer(
    'embeddingRows',
    wantedFirst && second !== undefined ? { ids: [wantedFirst.id, second] } : undefined,
    'token-rows',
    inUse,
  );

  const vocabulary = latest ? inUse.vocabulary : RECORDED_VOCABULARY;
  const [idA = 0, idB = 0] = latest?.request.ids ?? RECORDED_ROWS.ids;
  const { rows } = latest?.result ?? RECORDED_ROWS;
  const [a, b] = [vocabulary.token(idA), vocabulary.token(idB)];
  const [rowA = EMPTY, rowB = EMPTY] = rows;
  const find = latest && inUse.find;
  return (
    <Figure
      id="token-rows"
      title="Two rows of the table."
      caption={`All ${rowA.length} numbers of a token, each a bar up or down. Where both rows go the same way, their product is positive and brings them nearer; the lowest strip is what the cosine adds up.`}
      controls={
        <div className={styles.tokenChoices}>
          <TokenChoice
            label="First token"
            value={a}
            offered={own}
            find={find}
            onChange={pickFirst}
          />
          <TokenChoice
            label="Second token"
            value={b}
            offered={own}
            find={find}
            onChange={pickSecond}
          />
        </div>
      }
      table={() => ({
        columns: ['Dimension', tokenLabel(a), tokenLabel(b), 'Product'],
        rows: Array.from(rowA, (x, d) => [d + 1, x, rowB[d] ?? 0, x * (rowB[d] ?? 0)]),
      })}
      recorded={!latest}
    >
      <EmbeddingStrips first={{ token: a, row: rowA }} second={{ token: b, row: rowB }} />
    </Figure>
  );
}

const EMPTY = new Float32Array();
