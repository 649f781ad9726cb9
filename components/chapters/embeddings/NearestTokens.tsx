'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { Neighbours } from '@/components/widgets/neighbours/Neighbours';
import type { Answered } from '@/lib/engine/answered';
import { tokenLabel } from '@/lib/text/token-text';
import type { Token } from '@/lib/trace/trace';
import styles from './NearestTokens.module.css';
import { RECORDED_EMBEDDINGS } from './recorded';
import { MOST_OWN, useOwnTokens } from './useOwnTokens';
import { usePick } from './usePick';
import { useVocabulary } from './useVocabulary';

const alone = ({ id }: Token) => [{ id, weight: 1 }];

/** Each token of the sentence with its neighbours, and one token's in full. */
export function NearestTokens() {
  const inUse = useVocabulary();
  const own = useOwnTokens(inUse.id);
  const left =
    own.length < MOST_OWN ? '' : ` At most ${MOST_OWN} are shown, those at the end of your text.`;
  const [picked, pick] = usePick(inUse);
  const focus = picked ?? own.at(-1);
  const { nearest, nearestToLast } = RECORDED_EMBEDDINGS;
  const all = useAnswer(
    'neighbours',
    own.length > 0 ? { ...nearest.request, sums: own.map(alone) } : undefined,
    nearest,
  );
  const full = useAnswer(
    'neighbours',
    focus && { ...nearestToLast.request, sums: [alone(focus)] },
    nearestToLast,
  );
  const columns = othersOf(all);
  const [inFull] = othersOf(full);
  /** A token of an answer can be chosen while its model is in use. */
  const chooserIn = ({ vocabulary }: typeof all) =>
    vocabulary === inUse.vocabulary ? (id: number) => pick(vocabulary.token(id)) : undefined;
  const choose = chooserIn(all);
  if (!inFull) return null;
  return (
    <Figure
      id="nearest-tokens"
      title="Nearest tokens."
      sentence
      caption={`Under each token of the sentence: the ${nearest.request.top - 1} whose rows point most nearly the same way, of all ${full.shape.vocabulary.toLocaleString('en')}. Choose any token to see it in full; the hill shows how near all the others are to it.${left}`}
      table={() => ({
        columns: ['Token', 'Nearest', 'Cosine'],
        rows: [inFull, ...columns].flatMap(({ token, ids, labels, cosines }) =>
          ids.map((_, rank) => [tokenLabel(token), labels[rank] ?? '', cosines[rank] ?? 0]),
        ),
      })}
      asks={[full, all]}
      from={full.from}
    >
      <div className={styles.nearest}>
        <ol className={styles.columns} aria-label="Neighbours of the sentence's tokens">
          {columns.map(({ token, ids, labels }) => (
            <li key={token.id} data-on={token.id === inFull.token.id || undefined}>
              <Button
                className={classNames(styles.own)}
                isDisabled={!choose}
                onPress={() => choose?.(token.id)}
              >
                <TokenChip token={token} />
              </Button>
              <ol>
                {ids.map((id, rank) => (
                  <li key={id}>
                    <Button
                      className={classNames(styles.other)}
                      isDisabled={!choose}
                      onPress={() => choose?.(id)}
                    >
                      <bdi>{labels[rank]}</bdi>
                    </Button>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
        <div className={styles.full}>
          <TokenChoice
            label="Any token"
            value={inFull.token}
            offered={[]}
            find={full.vocabulary === inUse.vocabulary ? inUse.find : undefined}
            onChange={pick}
          />
          <Neighbours
            nearest={inFull}
            vocabulary={full.vocabulary}
            given={[]}
            onChoose={chooserIn(full)}
          />
        </div>
      </div>
    </Figure>
  );
}

/** Returns the tokens that were asked for, each with its neighbours but itself. */
function othersOf({ request, answer, vocabulary }: Answered<'neighbours'>) {
  return answer.map(({ ids, cosines, counts }, i) => {
    const token = vocabulary.token(request.sums[i]?.[0]?.id ?? 0);
    const ranks = ids.flatMap((id, rank) => (id === token.id ? [] : [rank]));
    const others = ranks.slice(0, request.top - 1).map((rank) => ids[rank] as number);
    return {
      token,
      ids: others,
      labels: others.map((id) => tokenLabel(vocabulary.token(id))),
      cosines: ranks.map((rank) => cosines[rank] as number),
      counts,
    };
  });
}
