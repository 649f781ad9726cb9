'use client';

import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { Neighbours } from '@/components/widgets/neighbours/Neighbours';
import { tokenLabel } from '@/lib/text/token-text';
import styles from './Arithmetic.module.css';
import { shownSpaces } from './sums';
import { sumsOf, sumsRequest, useAnalogies } from './useAnalogies';
import { useVocabulary } from './useVocabulary';

const NAMES = ['a', 'b', 'c'] as const;

/** Sums of rows and what came out, those that fail too; and the reader's own. */
export function Arithmetic() {
  const inUse = useVocabulary();
  const { outcomes, vocabulary, from, asked } = useAnalogies();
  const [chosen, choose] = useState(0);
  const [mine, setMine] = useState<{ model: string; ids: readonly number[] }>();
  const own = mine?.model === inUse.id ? mine.ids : undefined;
  const found = useAnswer('neighbours', own && sumsRequest([own]));
  const at = Math.min(chosen, outcomes.length - 1);
  const [ownSum] = own && found.answer && found.vocabulary === vocabulary ? sumsOf(found) : [];
  const shown = ownSum ?? outcomes[at];
  const find = vocabulary === inUse.vocabulary ? inUse.find : undefined;
  const name = (id: number) => tokenLabel(vocabulary.token(id));
  if (!shown) return null;
  const { given, nearest } = shown;
  const right = outcomes.filter(({ placeWithout }) => placeWithout === 1).length;
  const first = outcomes.filter(({ place }) => place === 1).length;
  return (
    <Figure
      id="arithmetic"
      title="Sums of rows."
      caption={`a − b + c, and the tokens nearest to what comes out. The hoped-for word comes first in ${first} of ${outcomes.length} sums; in ${right}, once the three words put in are left out. Pale bars: words that were put in.`}
      table={() => ({
        columns: ['a', 'b', 'c', 'Hoped for', 'Nearest', 'Place', 'Place without a, b, c'],
        rows: outcomes.map(({ given, hoped, nearest, place, placeWithout }) => [
          ...given.map(name),
          shownSpaces(hoped),
          name(nearest.ids[0] ?? 0),
          place ?? 'beyond 10',
          placeWithout ?? 'beyond 10',
        ]),
      })}
      asks={[{ ...asked, request: sumsRequest([given]) }]}
      from={from}
      steps={{
        count: outcomes.length,
        at,
        go: (at) => {
          choose(at);
          setMine(undefined);
        },
      }}
    >
      <div className={styles.sums}>
        <RadioGroup
          className={classNames(styles.sumsList)}
          aria-label="Sum"
          value={own ? '' : String(chosen)}
          onChange={(next) => {
            choose(Number(next));
            setMine(undefined);
          }}
        >
          {outcomes.map(({ given, hoped, place, placeWithout }, i) => (
            <Radio
              key={given.join()}
              value={String(i)}
              className={classNames(styles.sum)}
              data-right={placeWithout === 1 || undefined}
            >
              <span className={styles.terms}>
                {name(given[0] as number)} − {name(given[1] as number)} + {name(given[2] as number)}
              </span>
              <span className={styles.hoped}>{shownSpaces(hoped)}</span>
              <span className={styles.place}>
                {placeText(place)}
                {placeWithout !== place && <> · {placeText(placeWithout)} without a, b, c</>}
              </span>
            </Radio>
          ))}
        </RadioGroup>
        <div>
          <p data-mark="sums-equation" className={styles.equation}>
            <TokenChip token={vocabulary.token(given[0] ?? 0)} /> −{' '}
            <TokenChip token={vocabulary.token(given[1] ?? 0)} /> +{' '}
            <TokenChip token={vocabulary.token(given[2] ?? 0)} /> lies nearest to
          </p>
          <Neighbours nearest={nearest} vocabulary={vocabulary} given={given} />
          <div className={classNames(styles.own, 'needs-script no-print')}>
            {NAMES.map((label, i) => (
              <TokenChoice
                key={label}
                label={`Your own ${label}`}
                value={vocabulary.token(given[i] ?? 0)}
                offered={[]}
                find={find}
                onChange={({ id }) =>
                  setMine({ model: inUse.id, ids: given.map((old, at) => (at === i ? id : old)) })
                }
              />
            ))}
          </div>
        </div>
      </div>
    </Figure>
  );
}

function placeText(place: number | undefined): string {
  if (place === undefined) return 'not among ten';
  return place === 1 ? '1st' : place === 2 ? '2nd' : place === 3 ? '3rd' : `${place}th`;
}
