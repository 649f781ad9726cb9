import { expect, test } from 'vitest';
import { type MeasuredBar, measuredRows } from '@/components/widgets/measured/marks';

const bar = (value: number, of: MeasuredBar['of']): MeasuredBar => ({
  label: `${value}`,
  value,
  text: `${value}`,
  of,
});

test('a share has its part of the room, and a count its part of the largest', () => {
  const lengths = (bars: readonly MeasuredBar[]) => measuredRows(bars).map(({ length }) => length);
  expect(lengths([bar(0.25, 'probability'), bar(0.5, 'attention')])).toEqual([25, 50]);
  expect(lengths([bar(2, 'count'), bar(8, 'count'), bar(0, 'count')])).toEqual([25, 100, 0]);
  expect(lengths([bar(0, 'count')])).toEqual([0]);
});
