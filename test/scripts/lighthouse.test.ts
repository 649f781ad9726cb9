import { expect, test } from 'vitest';
import { type LighthouseRun, scoresOf, shortfalls } from '@/scripts/lighthouse/judge';
import { markdownOf } from '@/scripts/lighthouse/report';

/** A run with these scores, in which one audit was not passed where a page is not wholly accessible. */
function runWith(performance: number, accessibility: number, shift: number): LighthouseRun {
  const category = (score: number, ...ids: string[]) => ({
    score,
    auditRefs: ids.map((id) => ({ id, weight: 1 })),
  });
  const measured = (numericValue: number) => ({ title: '', score: 1, numericValue });
  return {
    categories: {
      performance: category(performance),
      accessibility: category(accessibility, 'image-alt', 'label'),
      'best-practices': category(1),
    },
    audits: {
      'image-alt': { title: 'Images have no text', score: accessibility < 1 ? 0 : 1 },
      label: { title: 'Fields have names', score: 1 },
      'cumulative-layout-shift': measured(shift),
      'first-contentful-paint': measured(1000 * performance),
      'largest-contentful-paint': measured(2000),
      'total-blocking-time': measured(50),
    },
  };
}

test('performance is the median of the runs, what is a gate the worst of them', () => {
  const runs = [runWith(0.9, 1, 0), runWith(0.7, 0.98, 0.03), runWith(0.8, 1, 0.001)];
  const scores = scoresOf(runs);
  expect(scores).toMatchObject({ performance: 80, accessibility: 98, shift: 0.03 });
  expect(scores.firstPaint).toBeCloseTo(800);
  expect(shortfalls(scores, runs)).toEqual([
    'accessibility 98: image-alt (Images have no text)',
    'layout shift 0.030',
  ]);
});

test('a page that is as it should be falls short of nothing, however slow', () => {
  const runs = [runWith(0.2, 1, 0.019)];
  expect(shortfalls(scoresOf(runs), runs)).toEqual([]);
});

test('a run that could not be scored is an error, not a zero', () => {
  const run = { ...runWith(1, 1, 0), categories: { performance: { score: null, auditRefs: [] } } };
  expect(() => scoresOf([run])).toThrow('Lighthouse gave no performance.');
});

test('the report has a line for each page, and says what was simulated', () => {
  const machine = { cpu: 'A processor', cores: 2, memory: 8, browser: 'Chromium 1', date: '2026' };
  const pages = { '/': scoresOf([runWith(0.9, 1, 0.004)]) };
  const report = markdownOf({ version: '1.2.3', machine, runs: 1, pages });
  expect(report).toContain('| / | 90 | 100 | 100 | 0.004 | 0.9 s | 2.0 s | 50 ms |');
  expect(report).toContain('The network and the phone are simulated.');
});
