'use client';

import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { TokenChip } from '@/components/controls/TokenChip';
import { barsOf } from '@/components/widgets/next-token/marks';
import { NextTokenBars } from '@/components/widgets/next-token/NextToken';
import type { PlaceDistribution } from '@/components/workbench/useDistributionAt';
import { formatProbability } from '@/lib/text/format-probability';
import { idsOf, type TextState } from '@/lib/writer/text-state';
import labStyles from './lab.module.css';
import styles from './PlaceDetails.module.css';
import type { Cursor } from './useCursor';
import { type Why, whyAt } from './why';

/** The token under the cursor: its probability, and what else could be there. */
export function PlaceDetails({
  cursor: { text, place, distribution: at },
  onTake,
  onWhy,
}: {
  readonly cursor: Cursor;
  readonly onTake: ((place: number, id: number) => void) | undefined;
  /** Asks why the token is there. */
  readonly onWhy: ((why: Why) => void) | undefined;
}) {
  const shown = at?.place ?? place;
  const open = shown >= idsOf(text).length;
  // While tokens are written, the bars at the open place change under the pointer.
  const changing = open && text.activity === 'generating';
  const why = at && onWhy && !changing ? whyAt(text, at) : undefined;
  const bars = at && barsOf(at.distribution, at.model.vocabulary, at.distribution.standing).bars;
  return (
    <section aria-label="The token under the cursor">
      <h2 className={styles.title}>{open ? 'What may come next' : 'What could stand here'}</h2>
      <p className={classNames(labStyles.quiet, styles.told)}>
        {at ? (
          <Described text={text} {...at} />
        ) : place === 0 ? (
          'Nothing stands before the first token, so nothing is predicted for it.'
        ) : (
          'The probabilities come as soon as the model has read the text.'
        )}
      </p>
      {why ? (
        <p className="needs-script no-print">
          <Button look="quiet" onPress={() => onWhy?.(why)}>
            Why this token?
          </Button>
        </p>
      ) : null}
      {bars && (
        <NextTokenBars
          bars={bars}
          standing={at.distribution.standing?.id}
          onTake={onTake && !changing ? (id) => onTake(at.place, id) : undefined}
        />
      )}
    </section>
  );
}

/** The token that is there, in words. */
function Described({ text, place, model, distribution }: PlaceDistribution & { text: TextState }) {
  const { standing, kept, candidates, restCount } = distribution;
  if (!standing) {
    return (
      <>
        Choose one, and the text goes on with it. {kept.toLocaleString('en')} of{' '}
        {(candidates.length + restCount).toLocaleString('en')} tokens can be drawn.
      </>
    );
  }
  const bits = -Math.log2(standing.modelProbability);
  const whose = place < text.promptIds.length ? 'Your' : 'The';
  return (
    <>
      {whose} token {place + 1}, <TokenChip token={model.vocabulary.token(standing.id)} />: rank{' '}
      {(standing.rank + 1).toLocaleString('en')} with {formatProbability(standing.modelProbability)}{' '}
      by the model itself, {bits.toFixed(1)} bits of surprise.{' '}
      {standing.probability !== standing.modelProbability && 'The bars are under your settings. '}
      Choose another, and the text goes on from there.
    </>
  );
}
