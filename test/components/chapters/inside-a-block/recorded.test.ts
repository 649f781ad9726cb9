import { expect, test } from 'vitest';
import { FACTS } from '@/components/chapters/inside-a-block/facts';
import { RECORDED } from '@/components/chapters/inside-a-block/recorded';
import { SAMPLE } from '@/components/chapters/inside-a-block/sample';
import { gelu } from '@/lib/maths/gelu';
import { layerNorm } from '@/lib/maths/layer-norm';
import { tokenLabel } from '@/lib/text/token-text';

const { shape, tokens, flows, norm, mlp, lens, unembedded } = RECORDED;

test('each recorded token has all stations, and its shares add up to its length', () => {
  expect(flows).toHaveLength(tokens.length);
  for (const flow of flows) {
    expect(flow).toHaveLength(2 * shape.layers + 1);
    for (const { length, shares } of flow) {
      const sum = Object.values(shares).reduce((a, b) => a + b, 0);
      expect(Math.abs(sum - length)).toBeLessThan(1e-3 * Math.max(1, length));
    }
  }
});

test('the recorded vector has a spread of its own, which the layer norm takes out', () => {
  const { deviation, scaled } = layerNorm(norm.before, norm.weights.gain, norm.weights.bias);
  expect(Math.abs(deviation - 1)).toBeGreaterThan(0.1);
  expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / scaled.length).toBeCloseTo(1, 3);
});

test('the recorded neurons are the strongest, and each has its places in the sample', () => {
  const activations = Array.from(mlp.inputs, gelu).sort((a, b) => b - a);
  for (const [rank, { activation, places = [] }] of mlp.rows.entries()) {
    expect(Math.abs(activation - (activations[rank] ?? 0))).toBeLessThan(0.01);
    expect(places.length).toBeGreaterThan(0);
    for (const { before, token, after } of places) {
      const text = `${before}${token.replace('·', ' ')}${after}`.trim();
      expect(SAMPLE.some((sentence) => sentence.includes(text))).toBe(true);
    }
  }
});

test('the lens ends with what the unembedding holds likeliest', () => {
  const column = lens.named[shape.layers * tokens.length + RECORDED.at] ?? [];
  const best = unembedded.slice(0, column.length);
  expect(column.map(({ label }) => label)).toEqual(best.map(({ label }) => label));
  for (const [i, { probability }] of column.entries()) {
    expect(probability).toBeCloseTo(best[i]?.probability ?? 0, 4);
  }
});

test('the recorded products add up to the logits', () => {
  for (const { sums, logit } of unembedded) {
    expect(Math.abs((sums.at(-1) ?? 0) - logit)).toBeLessThan(0.01);
  }
});

test('the prose has a fact for every number, and names the sentence’s last token', () => {
  expect(Object.values(FACTS).filter((text) => text === '' || /NaN|undefined/.test(text))).toEqual(
    [],
  );
  const last = tokens.at(-1);
  expect(FACTS.last).toBe(last && tokenLabel(last));
});
