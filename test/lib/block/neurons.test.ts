import { expect, test } from 'vitest';
import { shareOpen, strongestNeurons } from '@/lib/block/neurons';
import { gelu } from '@/lib/maths/gelu';

const inputs = Float32Array.of(-3, 0.5, 2, -0.1);

test('the strongest neurons are those with the largest activations, behind the GELU', () => {
  const [first, second, ...more] = strongestNeurons(inputs, 2);
  expect(more).toEqual([]);
  expect([first?.index, second?.index]).toEqual([2, 1]);
  expect(first?.input).toBe(2);
  expect(first?.activation).toBeCloseTo(gelu(2), 6);
});

test('a neuron is open where its input is above 0', () => {
  expect(shareOpen(inputs)).toBe(0.5);
});
