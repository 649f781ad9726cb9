'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { Figure } from '@/components/figure/Figure';
import { Neighbours } from '@/components/widgets/neighbours/Neighbours';
import { tokenLabel } from '@/lib/text/token-text';
import styles from './NearestTokens.module.css';
import { RECORDED_OWN, RECORDED_VOCABULARY } from './recorded';
import { useOwnTokens } from './useOwnTokens';
import { usePick } from './usePick';
import { useVocabulary } from './useVocabulary';
import { useVocabularyAnswer } from './useVocabularyAnswer';

/** Neighbours in each column. */
const EACH = 5;
const TOP = 11;

/** Each token of the sentence with its neighbours, and one token's in full. */
export function NearestTokens() {
  const inUse = useVocabulary();
  const columns = useOwnTokens(inUse);
  const [picked, pick] = usePick(inUse);
  const focus = picked ?? columns.at(-1);
  const { latest } = useVocabularyAnswer(
    'neighbours',
    focus && {
      sums: [...columns, focus].map(({ id }) => [{ id, weight: 1 }]),
      top: TOP,
    },
    'nearest-tokens',
    inUse,
  );
  const vocabulary = latest ? inUse.vocabulary : RECORDED_VOCABULARY;
  const found = latest?.result ?? RECORDED_OWN;
  const inFull = found.at(-1) ?? RECORDED_OWN[0];
  const given = latest ? (latest.request.sums.at(-1)?.[0]?.id ?? 0) : (inFull?.ids[0] ?? 0);
  const shown = latest
    ? latest.request.sums.slice(0, -1).map((sum, i) => ({ id: sum[0]?.id ?? 0, ...found[i] }))
    : found.map((each) => ({ id: each.ids[0] ?? 0, ...each }));
  const choose = latest ? (id: number) => pick(inUse.vocabulary.token(id)) : undefined;
  if (!inFull) return null;
  const others = without(inFull, given);
  return (
    <Figure
      id="nearest-tokens"
      title="Nearest tokens."
      caption={`Under each token of the sentence: the ${EACH} whose rows point most nearly the same way, of all ${inUse.size.toLocaleString('en')}. Choose any token to see it in full; the hill shows how near all the others are to it.`}
      table={() => ({
        columns: ['Token', 'Nearest', 'Cosine'],
        rows: [{ id: given, ...others }, ...shown].flatMap(({ id, ids = [], cosines = [] }, i) =>
          ids.flatMap((other, rank) =>
            other === id || (i > 0 && id === given)
              ? []
              : [
                  [
                    tokenLabel(vocabulary.token(id)),
                    tokenLabel(vocabulary.token(other)),
                    cosines[rank] ?? 0,
                  ],
                ],
          ),
        ),
      })}
      recorded={!latest}
    >
      <div className={styles.nearest}>
        <ol className={styles.columns} aria-label="Neighbours of the sentence's tokens">
          {shown.map(({ id, ids = [] }) => (
            <li key={id} data-on={id === given || undefined}>
              <Button
                className={classNames(styles.own)}
                isDisabled={!choose}
                onPress={() => choose?.(id)}
              >
                <TokenChip token={vocabulary.token(id)} />
              </Button>
              <ol>
                {ids
                  .filter((other) => other !== id)
                  .slice(0, EACH)
                  .map((other) => (
                    <li key={other}>
                      <Button
                        className={classNames(styles.other)}
                        isDisabled={!choose}
                        onPress={() => choose?.(other)}
                      >
                        <bdi>{tokenLabel(vocabulary.token(other))}</bdi>
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
            value={vocabulary.token(given)}
            offered={[]}
            find={latest && inUse.find}
            onChange={pick}
          />
          <Neighbours nearest={others} vocabulary={vocabulary} given={[]} onChoose={choose} />
        </div>
      </div>
    </Figure>
  );
}

/** The neighbourhood without the token that it is of. */
function without(
  found:
    | (typeof RECORDED_OWN)[number]
    | { ids: readonly number[]; cosines: readonly number[]; histogram: readonly number[] },
  id: number,
) {
  const keep = found.ids.flatMap((other, i) => (other === id ? [] : [i])).slice(0, TOP - 1);
  return {
    ids: keep.map((i) => found.ids[i] as number),
    cosines: keep.map((i) => found.cosines[i] as number),
    histogram: found.histogram,
  };
}
