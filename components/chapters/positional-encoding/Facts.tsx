'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import mixed from '@/content/recorded/positional-encoding/mixed.json';
import { fixed } from '@/lib/text/fixed';
import { GPT2_ROWS } from './gpt2';
import { usePositions } from './Positions';
import type { PositionRows } from './views';

/** Number of positions of the model in use. */
export function PositionCount() {
  return <>{usePositions().learned.rows.toLocaleString('en')}</>;
}

/** What two directions hold of the differences between positions, and between tokens. */
export function MixedNotLost() {
  const { positions, tokens } = mixed;
  return (
    <>
      In storybook, the two directions that hold {Math.round(positions * 100)}% of all that tells
      places apart hold {(tokens * 100).toFixed(1)}% of what tells tokens apart.
    </>
  );
}

/** The mean cosine of the model’s rows at three distances, as a sentence. */
export function AverageSimilarity() {
  const { title } = useEngine();
  return averageSimilarity(title, usePositions().learned);
}

/** The same of GPT-2’s own rows. */
export function Gpt2AverageSimilarity() {
  return averageSimilarity('GPT\u20112', GPT2_ROWS);
}

function averageSimilarity(title: string, { averages }: Pick<PositionRows, 'averages'>) {
  const [next, eighth, half] = averages.map(({ distance, mean }) => ({
    distance,
    mean: fixed(mean),
  }));
  return (
    <>
      In {title}, neighbours have a cosine of {next?.mean} on average, rows that are{' '}
      {eighth?.distance} positions apart one of {eighth?.mean}, and rows that are {half?.distance}{' '}
      apart one of {half?.mean}.
    </>
  );
}
