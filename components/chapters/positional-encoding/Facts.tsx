'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { usePositions } from './Positions';
import { distances } from './views';

/** Number of positions of the model in use. */
export function PositionCount() {
  return <>{usePositions().learned.rows.toLocaleString('en')}</>;
}

/** The mean cosine of the model’s rows at three distances, as a sentence. */
export function AverageSimilarity() {
  const { title } = useEngine();
  const { learned } = usePositions();
  const [next, eighth, half] = learned.averages.map((mean) => mean.toFixed(2).replace('-', '−'));
  const [, near, far] = distances(learned.rows);
  return (
    <>
      In {title}, neighbours have a cosine of {next} on average, rows that are {near} positions
      apart one of {eighth}, and rows that are {far} apart one of {half}.
    </>
  );
}
