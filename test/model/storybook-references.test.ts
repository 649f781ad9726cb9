import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  distance,
  logitsAt,
  type Outputs,
  references,
  Shipped,
  shippedFile,
  values,
  valuesAt,
} from './storybook-support';

let model: Shipped;
beforeAll(async () => {
  model = await Shipped.open({ instrumented: true });
});
afterAll(() => model.close());

test('the references were made from the file that ships', () => {
  const sha256 = createHash('sha256').update(shippedFile()).digest('hex');
  expect(sha256).toBe(references.manifest.modelSha256);
});

describe.each(Object.entries(references.sentences))('%s sentence', (_, sentence) => {
  const { ids } = sentence;
  const [L = 0, H = 0] = sentence.attention.shape;
  let plain: Outputs;
  beforeAll(async () => {
    plain = await model.run(ids);
  });

  test("logits are PyTorch's at every position, in the same order", () => {
    expect(distance(logitsAt(plain, -1), valuesAt(sentence.lastLogits))).toBeLessThan(1e-4);
    for (const t of ids.keys()) {
      const logits = logitsAt(plain, t);
      const best = sentence.top.ids[t] ?? [];
      const wanted = sentence.top.logits[t] ?? [];
      expect(best).toHaveLength(10);
      const got = best.map((id) => logits[id] ?? Number.NaN);
      expect(distance(got, wanted)).toBeLessThan(1e-4);
      const above = logits.filter((logit) => logit > (wanted.at(-1) ?? 0) + 1e-4);
      expect(above.length).toBeLessThan(best.length);
    }
  });

  test("attention and residual stream are PyTorch's in every layer", () => {
    const attention = valuesAt(sentence.attention);
    const residual = valuesAt(sentence.residual);
    const map = attention.length / L;
    const stream = residual.length / (L + 1);
    for (let l = 0; l <= L; l++) {
      const wanted = residual.subarray(l * stream, (l + 1) * stream);
      const largest = wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
      expect(distance(values(plain, `residual.${l}`), wanted)).toBeLessThan(1e-5 * largest);
      if (l === L) continue;
      const rows = attention.subarray(l * map, (l + 1) * map);
      expect(distance(values(plain, `attention.${l}`), rows)).toBeLessThan(1e-5);
    }
  });

  test('heads that are off leave the logits that PyTorch leaves without them', async () => {
    const mask = new Float32Array(L * H).fill(1);
    for (const [layer, head] of sentence.headsOff.heads) mask[layer * H + head] = 0;
    const head_mask = { type: 'float32', data: mask, dims: [L, H] } as const;
    const got = logitsAt(await model.run(ids, undefined, { head_mask }), -1);
    expect(distance(got, valuesAt(sentence.headsOff.lastLogits))).toBeLessThan(1e-4);
    expect(distance(got, valuesAt(sentence.lastLogits))).toBeGreaterThan(1e-2);
  });

  test('without the causal mask it is PyTorch without the causal mask', async () => {
    const causal = { type: 'float32', data: Float32Array.of(0), dims: [] } as const;
    const got = await model.run(ids, undefined, { causal });
    const { lastLogits, firstLogits, attention } = sentence.noMask;
    expect(distance(logitsAt(got, -1), valuesAt(lastLogits))).toBeLessThan(1e-4);
    expect(distance(logitsAt(got, 0), valuesAt(firstLogits))).toBeLessThan(1e-4);
    const T = ids.length;
    const firstRows = Array.from({ length: L * H }, (__, i) => {
      const map = values(got, `attention.${Math.floor(i / H)}`);
      return [...map.subarray((i % H) * T * T, (i % H) * T * T + T)];
    });
    expect(distance(firstRows.flat(), valuesAt(attention))).toBeLessThan(1e-5);
    expect(distance(logitsAt(got, 0), logitsAt(plain, 0))).toBeGreaterThan(1e-2);
  });
});
