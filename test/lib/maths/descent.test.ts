import { expect, test } from 'vitest';
import { descent } from '@/lib/maths/descent';
import torch from '@/test/fixtures/maths/descent.json';

const steps = descent(torch.rate, torch.steps);

test('each step has the weight, share, loss and gradient that PyTorch finds', () => {
  expect(steps).toHaveLength(torch.rows.length);
  for (const [i, row] of torch.rows.entries()) {
    for (const key of ['weight', 'share', 'loss', 'gradient'] as const) {
      expect(Math.abs((steps[i]?.[key] ?? Number.NaN) - row[key]), `${key} ${i}`).toBeLessThan(
        1e-9,
      );
    }
  }
});

test('the slope that was tried is the gradient, and every step makes the loss smaller', () => {
  for (const [i, { tried, gradient, loss }] of steps.entries()) {
    expect(Math.abs(tried - gradient)).toBeLessThan(1e-3);
    expect(loss).toBeLessThan(steps[i - 1]?.loss ?? Number.POSITIVE_INFINITY);
  }
});
