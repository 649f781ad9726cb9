'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { Neighbours } from '@/components/widgets/neighbours/Neighbours';
import type { Neighbourhood } from '@/lib/engine/tasks/neighbours';
import { tokenLabel } from '@/lib/text/token-text';
import styles from './NearestTokens.module.css';
import { RECORDED } from './recorded';
import { useOwnTokens } from './useOwnTokens';
import { usePick } from './usePick';
import { useVocabulary } from './useVocabulary';

/** Neighbours in each column. */
const EACH = 5;
const { top } = RECORDED.neighbours.request;

/** Each token of the sentence with its neighbours, and one token's in full. */
export function NearestTokens() {
  const inUse = useVocabulary();
  const own = useOwnTokens(inUse.id);
  const [picked, pick] = usePick(inUse);
  const focus = picked ?? own.at(-1);
  const { request, answer, vocabulary, shape, from } = useAnswer(
    'neighbours',
    focus && { sums: [...own, focus].map(({ id }) => [{ id, weight: 1 }]), top },
    RECORDED.neighbours,
  );
  const all = answer.map((found, i) => others(found, request.sums[i]?.[0]?.id ?? 0));
  const [inFull, columns] = [all.at(-1), all.slice(0, -1)];
  const find = vocabulary === inUse.vocabulary ? inUse.find : undefined;
  const choose = find && ((id: number) => pick(inUse.vocabulary.token(id)));
  const name = (id: number) => tokenLabel(vocabulary.token(id));
  if (!inFull) return null;
  return (
    <Figure
      id="nearest-tokens"
      title="Nearest tokens."
      caption={`Under each token of the sentence: the ${EACH} whose rows point most nearly the same way, of all ${shape.vocabulary.toLocaleString('en')}. Choose any token to see it in full; the hill shows how near all the others are to it.`}
      table={() => ({
        columns: ['Token', 'Nearest', 'Cosine'],
        rows: [inFull, ...columns.filter(({ of }) => of !== inFull.of)].flatMap(
          ({ of, ids, cosines }) =>
            ids.map((other, rank) => [name(of), name(other), cosines[rank] ?? 0]),
        ),
      })}
      from={from}
    >
      <div className={styles.nearest}>
        <ol className={styles.columns} aria-label="Neighbours of the sentence's tokens">
          {columns.map(({ of, ids }) => (
            <li key={of} data-on={of === inFull.of || undefined}>
              <Button
                className={classNames(styles.own)}
                isDisabled={!choose}
                onPress={() => choose?.(of)}
              >
                <TokenChip token={vocabulary.token(of)} />
              </Button>
              <ol>
                {ids.slice(0, EACH).map((other) => (
                  <li key={other}>
                    <Button
                      className={classNames(styles.other)}
                      isDisabled={!choose}
                      onPress={() => choose?.(other)}
                    >
                      <bdi>{name(other)}</bdi>
                    </Button>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
        <div className={styles.full}>
          <TokenChoice
            label="In full"
            value={vocabulary.token(inFull.of)}
            offered={[]}
            find={find}
            onChange={pick}
          />
          <Neighbours nearest={inFull} vocabulary={vocabulary} given={[]} onChoose={choose} />
        </div>
      </div>
    </Figure>
  );
}

/** The neighbourhood of a token without itself. */
function others({ ids, cosines, histogram }: Neighbourhood, of: number) {
  const places = ids.flatMap((id, i) => (id === of ? [] : [i])).slice(0, top - 1);
  return {
    of,
    ids: places.map((i) => ids[i] as number),
    cosines: places.map((i) => cosines[i] as number),
    histogram,
  };
}
