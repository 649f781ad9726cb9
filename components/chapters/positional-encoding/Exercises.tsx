'use client';

import { Predict } from '@/components/prose/Predict';
import { formatShare } from '@/components/widgets/prediction-shift/marks';
import { RECORDED_POSITION, usePositions } from './Positions';
import { useReordered } from './useReordered';

const ALWAYS_BACKWARDS = () => undefined;

/** What is left of the order when positions and mask are taken away; measured on the sentence. */
export function PredictWithoutOrder() {
  const { shifts } = useReordered(ALWAYS_BACKWARDS);
  const moved = (name: string) => shifts.find(({ condition }) => condition === name)?.moved ?? 0;
  const nothing = moved('nothing');
  return (
    <Predict
      id="without-order"
      question={
        <p>
          We take from the model all that could tell it the order: every token is put at position 0,
          and every token may see every other. Then all tokens but the last are put in reverse
          order. How much of the probability of the next token moves from one candidate to another?
        </p>
      }
      options={[
        { value: 'none', label: 'none of it' },
        { value: 'some', label: 'some of it, about a tenth' },
        { value: 'most', label: 'most of it: a text read backwards makes no sense' },
      ]}
      expected={nothing < 0.01 ? 'none' : nothing < 0.3 ? 'some' : 'most'}
      answer={
        nothing < 0.01 ? 'None of it moves.' : `${formatShare(nothing)} of the probability moves.`
      }
      hint="Attention adds up what it gathers. Does a sum depend on the order of its terms?"
    >
      On the sentence above, {formatShare(moved('positions'))} of the probability moves when the
      positions are there, and {formatShare(nothing)} when nothing tells the order. The sum over the
      same tokens is the same sum.
    </Predict>
  );
}

/** Which of four rows of the table is most like a given one. */
export function PredictNearestPosition() {
  const { learned } = usePositions();
  const { rows } = learned;
  const from = learned.profileOf(Math.floor(rows / 4)) ? Math.floor(rows / 4) : RECORDED_POSITION;
  const profile = learned.profileOf(from);
  const others = [0, from + 8, 2 * from, rows - 1];
  const at = (position: number) => profile?.[position] ?? 0;
  const nearest = others.reduce((best, position) => (at(position) > at(best) ? position : best));
  return (
    <Predict
      id="nearest-position"
      question={<p>Which of these rows of the table is most like the row of position {from}?</p>}
      options={others.map((position) => ({
        value: String(position),
        label: `the row of position ${position}`,
      }))}
      expected={String(nearest)}
      answer={`The row of position ${nearest}, with a cosine of ${at(nearest).toFixed(2)}.`}
      hint="Which two places in a text are used in nearly the same way?"
    >
      The others:{' '}
      {others
        .filter((position) => position !== nearest)
        .map((position) => `${at(position).toFixed(2)} with position ${position}`)
        .join(', ')}
      .
    </Predict>
  );
}

/** What becomes of a text that is longer than the table. */
export function PredictTooLong() {
  const { learned } = usePositions();
  const rows = learned.rows.toLocaleString('en');
  return (
    <Predict
      id="too-long"
      question={
        <p>
          The table of the model in this page has {rows} rows, counted from 0. You want it to read a
          text one token longer. What is the position embedding of the last token?
        </p>
      }
      options={[
        { value: 'none', label: 'there is none' },
        { value: 'last', label: 'that of the last row, used twice' },
        { value: 'first', label: 'that of row 0: the count starts anew' },
        {
          value: 'learns',
          label: 'one that the model learns when it gets there',
          belief: 'learns',
        },
        { value: 'guess', label: 'one that the model works out from its neighbours' },
      ]}
      expected="none"
      answer="There is none."
      hint="The table is looked up, not calculated."
    >
      The row was never made, so the text cannot be read as a whole. What programs do instead is to
      cut the text: the beginning is dropped, and what is left is counted from 0 again.
    </Predict>
  );
}
