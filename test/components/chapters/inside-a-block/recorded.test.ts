import { expect, test } from 'vitest';
import { BLOCK_FACTS } from '@/components/chapters/inside-a-block/facts';
import { RECORDED_BLOCK } from '@/components/chapters/inside-a-block/recorded';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { lensView } from '@/components/widgets/logit-lens/marks';
import { neuronRows } from '@/components/widgets/neurons/rows';
import { labelledTokens } from '@/components/widgets/unembedding/marks';
import { gelu } from '@/lib/maths/gelu';
import { layerNorm } from '@/lib/maths/layer-norm';
import { tokenLabel } from '@/lib/text/token-text';

const { shape, tokens } = RECORDED_SENTENCE;

test('each recorded token has all stations, and its shares add up to its length', () => {
  const { flows } = RECORDED_BLOCK.flow.answer;
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
  const { inputs, weights } = RECORDED_BLOCK.layerNorm.answer;
  const [before] = inputs;
  if (!before || !weights) throw new Error('nothing is recorded');
  const { deviation, scaled } = layerNorm(before, weights.gain, weights.bias);
  expect(Math.abs(deviation - 1)).toBeGreaterThan(0.1);
  expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / scaled.length).toBeCloseTo(1, 3);
});

test('the recorded neurons are the strongest, and each has its places in the sample', () => {
  const [inputs = new Float32Array()] = RECORDED_BLOCK.mlpInputs.answer.inputs;
  const { texts, top } = RECORDED_BLOCK.neurons.request;
  const activations = Array.from(inputs, gelu).sort((a, b) => b - a);
  const recorded = RECORDED_BLOCK.neurons.answer.neurons.length;
  const rows = neuronRows(inputs, recorded, RECORDED_BLOCK.neurons);
  for (const [rank, { activation, places = [] }] of rows.entries()) {
    expect(activation).toBeCloseTo(activations[rank] ?? 0, 6);
    expect(places).toHaveLength(top);
    for (const { before, token, after } of places) {
      const text = `${before}${token.replace('·', ' ')}${after}`.trim();
      expect(texts.some((sentence) => sentence.includes(text))).toBe(true);
    }
  }
});

test('a neuron that the answer does not hold has no places yet', () => {
  const [inputs = new Float32Array()] = RECORDED_BLOCK.mlpInputs.answer.inputs;
  const rows = neuronRows(inputs, 8, RECORDED_BLOCK.neurons);
  expect(rows.at(-1)?.places).toBeUndefined();
  expect(neuronRows(inputs, 1, undefined)[0]?.places).toBeUndefined();
});

test('the lens ends with what the unembedding holds likeliest', () => {
  const column = lensView(RECORDED_BLOCK.lens).at(shape.layers, tokens.length - 1);
  const best = labelledTokens(RECORDED_BLOCK.unembedding).slice(0, column.length);
  expect(column.map(({ label }) => label)).toEqual(best.map(({ label }) => label));
  for (const [i, { probability }] of column.entries()) {
    expect(probability).toBeCloseTo(best[i]?.probability ?? 0, 4);
  }
});

test('the recorded products add up to the logits', () => {
  for (const { sums = [], logit } of RECORDED_BLOCK.unembedding.answer.tokens) {
    expect(Math.abs((sums[sums.length - 1] ?? 0) - logit)).toBeLessThan(0.01);
  }
});

test('the prose has a fact for every number, and names the sentence’s last token', () => {
  expect(
    Object.values(BLOCK_FACTS).filter((text) => text === '' || /NaN|undefined/.test(text)),
  ).toEqual([]);
  const last = tokens.at(-1);
  expect(BLOCK_FACTS.last).toBe(last && tokenLabel(last));
});
