import { expect } from 'vitest';
import type { Output } from '@/lib/cells/outputs';
import { type Shown, shownBy } from './figure-code';

/** Expects the outputs to show this, numbers to a part in 500. */
export function expectShown(outputs: readonly Output[], wanted: readonly Shown[], code: string) {
  expect(wanted.length, 'something is compared').toBeGreaterThan(0);
  const shown = outputs.map(shownBy);
  expect(shown, code).toHaveLength(wanted.length);
  for (const [i, expected] of wanted.entries()) {
    const found = shown[i];
    if (typeof expected === 'string' || typeof found === 'string' || !found) {
      expect(found, code).toBe(expected);
      continue;
    }
    expect(found.length, code).toBe(expected.length);
    const apart = expected.map(
      (x, at) => Math.abs(x - (found[at] ?? Number.NaN)) / (1 + Math.abs(x)),
    );
    expect(Math.max(...apart), code).toBeLessThan(2e-3);
  }
}
