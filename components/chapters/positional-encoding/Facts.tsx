'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { usePositions } from './Positions';

/** Number of positions of the model in use. */
export function PositionCount() {
  return <>{usePositions().learned.rows.toLocaleString('en')}</>;
}

/** The mean cosine of the model’s rows at three distances, as a sentence. */
export function AverageSimilarity() {
  const { title } = useEngine();
  const { learned } = usePositions();
  const [next, eighth, half] = learned.averages.map(({ distance, mean }) => ({
    distance,
    mean: mean.toFixed(2).replace('-', '−'),
  }));
  return (
    <>
      In {title}, neighbours have a cosine of {next?.mean} on average, rows that are{' '}
      {eighth?.distance} positions apart one of {eighth?.mean}, and rows that are {half?.distance}{' '}
      apart one of {half?.mean}.
    </>
  );
}
