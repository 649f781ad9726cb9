import { expect, test } from 'vitest';
import { readOptions } from '@/scripts/bench/options';
import { markdownOf } from '@/scripts/bench/results';
import { comparison, limited } from '@/scripts/bench/row';

const machine = {
  cpu: 'A processor',
  cores: 2,
  memory: 8,
  browser: 'Chromium 1',
  date: '2026-01-02',
};

test('a comparison says both times, the ratio with its spread, and whether it is enough', () => {
  const row = comparison({
    what: 'A step',
    rounds: { ours: [2, 2, 4], others: [4, 6, 4] },
    name: 'the library',
    least: 2.5,
  });
  const page = markdownOf({ machine, rounds: 3, sections: { Steps: { rows: [row] } } });
  expect(page).toContain(
    '| A step | 2.00 ms (2.00 to 3.00) | the library: 4.00 ms (4.00 to 5.00) | **2.00** (1.50 to 2.50) | 2.5 ×: not reached |',
  );
  expect(page).toContain('on 2026-01-02: A processor, 2 cores, 8 GB, Chromium 1.');
});

test('a limit is kept by the median', () => {
  const { reach } = limited('A task', [10, 20, 90], { most: 50, text: 'at most 50 ms' });
  expect(reach).toEqual({ text: 'at most 50 ms', met: true });
  expect(limited('A task', [60], { most: 50, text: '50' }).reach?.met).toBe(false);
});

test('what was not measured is named', () => {
  const section = { rows: [], skipped: ['no file of that size.'] };
  const page = markdownOf({ machine, rounds: 1, sections: { More: section } });
  expect(page).toContain('Not measured: no file of that size.');
});

test('a quick run has two rounds, the whole one seven', () => {
  expect(readOptions([]).rounds).toBe(7);
  expect(readOptions(['--quick', '--only', 'steps,start'])).toMatchObject({
    rounds: 2,
    only: ['steps', 'start'],
  });
  expect(() => readOptions(['--fast'])).toThrow(TypeError);
});
