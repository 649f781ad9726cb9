'use client';

import { Figure } from '@/components/figure/Figure';
import type { FigureTable } from '@/components/figure/table';
import { MeasuredBars } from '@/components/widgets/measured/MeasuredBars';
import type { MythId } from '@/lib/myths/requests';
import type { Measurement } from './measurement';

/** What came out of an experiment: its numbers, and the result in a sentence. */
export function MythResult({
  id,
  title,
  result,
}: {
  readonly id: MythId;
  /** The belief as a question, which names the figure. */
  readonly title: string;
  readonly result: Measurement & { readonly from: 'recorded' | 'live' };
}) {
  const { bars, said, settled, from } = result;
  return (
    <Figure
      id={`measured-${id}`}
      title={`Measured: ${title}`}
      caption={
        <>
          <span data-mark="said">{said}</span>
          {settled ? null : (
            <strong data-mark="unsettled">
              {' '}
              With this model it came out otherwise than said below. That is a finding, too: ask
              storybook, and compare.
            </strong>
          )}
        </>
      }
      from={from}
      className="in-prose"
      table={() => tableOf(result)}
    >
      <MeasuredBars bars={bars} />
    </Figure>
  );
}

const tableOf = ({ bars }: Measurement): FigureTable => ({
  columns: ['what', 'measured'],
  rows: bars.map(({ label, value }) => [label, value]),
});
