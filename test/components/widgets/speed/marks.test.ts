import { expect, test } from 'vitest';
import { perSecond, speedMarks } from '@/components/widgets/speed/marks';
import { SPEED_WORKS, type SpeedReport } from '@/lib/speed/speed-report';

const at = (median: number, lower = median, upper = median) => ({ median, lower, upper, count: 9 });
const recorded: SpeedReport = {
  works: { step16: at(10, 1, 100), ablations: at(1000) },
  longestTask: 0,
  threads: 2,
};

const rowOf = (marks: ReturnType<typeof speedMarks>, work: string) =>
  marks.rows.find((row) => row.work === work);

test('places are shares of a logarithmic scale from 1 ms to 1 s', () => {
  const marks = speedMarks(undefined, recorded);
  expect(marks.ticks.map(({ text }) => text)).toEqual(['1 ms', '10 ms', '100 ms', '1 s']);
  expect(marks.ticks.map((tick) => tick.at)).toEqual([0, 0.3333, 0.6667, 1]);
  expect(rowOf(marks, 'step16')?.recorded).toMatchObject({ at: 0.3333, from: 0, to: 0.6667 });
  // log10(16.67) / 3
  expect(marks.frame.at).toBeCloseTo(0.4073, 3);
});

test('the scale grows by whole tens for what is faster, and for what is slower', () => {
  const here = { works: { step16: at(0.4), read: at(12_000) }, threads: 1 };
  const texts = speedMarks(here, recorded).ticks.map(({ text }) => text);
  expect([texts[0], texts.at(-1)]).toEqual(['0.1 ms', '100 s']);
});

test('a step is said as a speed, too, and a text stands where it has room', () => {
  const marks = speedMarks({ works: { step16: at(2.5) }, threads: 4 }, recorded);
  expect(rowOf(marks, 'step16')?.here).toMatchObject({
    text: '2.5 ms, 400 a second',
    side: 'right',
  });
  expect(rowOf(marks, 'ablations')?.recorded).toMatchObject({ text: '1 s', side: 'left' });
  expect(perSecond(0.421)).toBe('2,400');
});

test('no long task is less than 50 ms; a browser that does not tell has no mark', () => {
  const marks = speedMarks({ works: {}, threads: 1 }, recorded);
  const row = rowOf(marks, 'longestTask');
  expect(row?.recorded).toMatchObject({ below: true, text: 'less than 50 ms' });
  expect(row?.here).toBeUndefined();
  const held = rowOf(
    speedMarks({ works: {}, threads: 1, longestTask: 80 }, recorded),
    'longestTask',
  );
  expect(held?.here).toMatchObject({ below: false, text: '80 ms' });
});

test('every piece of work has its row, measured or not', () => {
  const { rows } = speedMarks(undefined, recorded);
  expect(rows.map(({ work }) => work)).toEqual([...SPEED_WORKS, 'longestTask']);
  expect(rows.every(({ here }) => here === undefined)).toBe(true);
});
