import { expect, test } from 'vitest';
import { profileMarks } from '@/components/widgets/position-profile/marks';

test('1 is at the top, −1 at the bottom, 0 in the middle', () => {
  const marks = profileMarks(Float32Array.of(1, 0, -1), { width: 30, height: 160 });
  expect(marks.one).toBe(0);
  expect(marks.zero).toBeCloseTo(80, 9);
  expect(marks.line).toBe('M5,0L15,80L25,160');
  expect(marks.area).toBe('M5,0L15,80L25,160L25,80H5Z');
});

test('a curve of a thousand positions is thinned out, and keeps the row itself', () => {
  const similarity = new Float32Array(1024).fill(0.5);
  similarity[333] = 1;
  const { line } = profileMarks(similarity, { width: 1024, height: 160 });
  expect(line.split('L').length).toBeLessThan(700);
  expect(line).toContain('333.5,0');
});
