'use client';

import { TokenChip } from '@/components/controls/TokenChip';
import { barsOf } from '@/components/widgets/next-token/marks';
import { NextTokenBars } from '@/components/widgets/next-token/NextToken';
import { idsOf, type Manuscript } from '@/lib/lab/manuscript';
import { formatProbability } from '@/lib/text/format-probability';
import type { PlaceMoment } from './useMoment';

/** The token under the cursor: what it cost, what else could stand there, where it looks. */
export function PlaceDetails({
  manuscript,
  place,
  at,
  onTake,
}: {
  readonly manuscript: Manuscript;
  /** The place under the cursor. */
  readonly place: number;
  /** What could stand there; of the place before, until it is known. */
  readonly at: PlaceMoment | undefined;
  readonly onTake: ((place: number, id: number) => void) | undefined;
}) {
  const shown = at?.place ?? place;
  const bars = at && barsOf(at.moment, at.model.vocabulary, at.moment.standing).bars;
  return (
    <section aria-label="The token under the cursor" className="lab-place">
      <h2 className="lab-place-title">
        {shown < idsOf(manuscript).length ? 'What could stand here' : 'What may come next'}
      </h2>
      <p className="lab-quiet lab-told">
        {at ? (
          <Told manuscript={manuscript} {...at} />
        ) : place === 0 ? (
          'Nothing stands before the first token, so nothing is predicted for it.'
        ) : (
          'The probabilities come as soon as the model has read the text.'
        )}
      </p>
      {bars && (
        <NextTokenBars
          bars={bars}
          standing={at.moment.standing?.id}
          onTake={onTake && ((id) => onTake(at.place, id))}
        />
      )}
    </section>
  );
}

/** The token that stands there, in words. */
function Told({ manuscript, place, model, moment }: PlaceMoment & { manuscript: Manuscript }) {
  const { standing, kept, candidates, restCount } = moment;
  if (!standing) {
    return (
      <>
        Choose one, and the text goes on with it. {kept.toLocaleString('en')} of{' '}
        {(candidates.length + restCount).toLocaleString('en')} tokens can be drawn.
      </>
    );
  }
  const bits = -Math.log2(standing.modelProbability);
  const whose = place < manuscript.promptIds.length ? 'Your' : 'The';
  return (
    <>
      {whose} token {place + 1}, <TokenChip token={model.vocabulary.token(standing.id)} />: rank{' '}
      {(standing.rank + 1).toLocaleString('en')} with {formatProbability(standing.modelProbability)}
      , {bits.toFixed(1)} bits of surprise. Choose another, and the text goes on from there.
    </>
  );
}
