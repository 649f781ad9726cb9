import { expect, test } from 'vitest';
import { choosingMarks, drawnPlace, hasRoom } from '@/components/widgets/choosing/marks';
import { samplingDistribution } from '@/lib/sampling/distribution';
import { sample } from '@/lib/sampling/sample';
import { uniformAt } from '@/lib/sampling/uniform';

const logits = Float32Array.from({ length: 300 }, (_, id) => 6 * Math.sin(id * 1.7) - id / 40);
const sampling = { temperature: 0.7, topK: 30, topP: 0.8 };

test('each bar is full: its stretches follow one another from 0 to 1', () => {
  for (const { before, after } of choosingMarks(logits, sampling).rules) {
    for (const bar of [before, after]) {
      expect(bar[0]?.from).toBe(0);
      expect(bar.at(-1)?.to).toBeCloseTo(1, 9);
      for (const [i, stretch] of bar.slice(1).entries()) expect(stretch.from).toBe(bar[i]?.to);
    }
  }
});

test('what a rule cuts is marked above and gone below', () => {
  const [greedy, temperature, topK] = choosingMarks(logits, sampling).rules;
  expect(greedy?.kept).toBe(1);
  expect(greedy?.before.filter(({ cut }) => !cut)).toHaveLength(1);
  expect(greedy?.after).toHaveLength(1);
  expect(temperature?.kept).toBe(300);
  expect(temperature?.before.some(({ cut }) => cut)).toBe(false);
  expect(topK?.kept).toBe(30);
  const keptAbove = topK?.before.filter(({ cut }) => !cut).at(-1)?.to;
  expect(keptAbove).toBeCloseTo(topK?.keptShare ?? 0, 12);
});

test('a cut behind the named tokens is seen, too', () => {
  const { rules } = choosingMarks(logits, { temperature: 1, topK: 120 });
  const tail = rules[2]?.before.filter(({ id }) => id === undefined) ?? [];
  expect(tail.map(({ cut }) => cut)).toEqual([false, true]);
});

test('rules that are off show what a usual value would do, and leave the last bar alone', () => {
  const { rules } = choosingMarks(logits, { temperature: 1 });
  expect(rules.map(({ kept }) => kept)).toEqual([1, 300, 10, expect.any(Number), 300]);
  expect(rules[2]?.name).toContain('off');
});

test('the draw points into the stretch of the token that is drawn', () => {
  const chosen = samplingDistribution(logits, sampling);
  const bar = choosingMarks(logits, sampling).rules.at(-1)?.after ?? [];
  for (let seed = 0; seed < 50; seed++) {
    const uniform = uniformAt(seed, 0);
    const id = sample(chosen, uniform);
    const at = drawnPlace(chosen, bar, id, uniform) ?? -1;
    const stretch = bar.find((one) => one.id === id);
    expect(at).toBeGreaterThanOrEqual(stretch?.from ?? 2);
    expect(at).toBeLessThanOrEqual(stretch?.to ?? -1);
  }
});

test('a name is set where the stretch is as wide as its letters and a margin, and nowhere else', () => {
  // 7 letters of 7.9 px and 10 px beside them: 65.3 px.
  const stretch = { id: 1, from: 0.25, to: 0.45, cut: false };
  expect(hasRoom(stretch, '·little', 327)).toBe(true);
  expect(hasRoom(stretch, '·little', 326)).toBe(false);
  expect(hasRoom(stretch, '·an', 350)).toBe(true);
});

test('one token alone fills every bar', () => {
  for (const rule of choosingMarks(Float32Array.of(3), sampling).rules) {
    expect(rule.kept).toBe(1);
    expect(rule.after).toEqual([{ id: 0, from: 0, to: 1, cut: false }]);
  }
});
