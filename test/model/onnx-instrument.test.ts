import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Instrumented, instrument } from '@/lib/onnx/instrument';
import {
  angle,
  D,
  distance,
  get,
  H,
  headMask,
  L,
  lens,
  loadForm,
  loadReference,
  manifest,
  noMask,
  type Pass,
  positions,
  Runner,
  rowsOf,
  V,
} from '../lib/onnx/support';

const reference = loadReference();
const { ids } = reference;
const T = ids.length;
const layers = Array.from({ length: L }, (_, l) => l);

/** How far a form may be from its own stock file; int8 activations move with their scale. */
const RESTING = { float32: 1e-5, 'weight-only': 1e-5, float16: 1e-2, dynamic: 5e-2 };

/** How far a value may point from PyTorch's; float32 forms are also compared value by value. */
function angleOf(form: string): number {
  if (/q4|bnb4/.test(form)) return 0.05;
  const kind = manifest.forms[form]?.kind ?? 'float32';
  return { float32: 1e-9, 'weight-only': 1e-3, float16: 1e-5, dynamic: 0.03 }[kind];
}

/** Neurons of the tiny model's MLP. */
const MLP = 2 * D;

describe.each(Object.entries(manifest.forms))('%s', (form, { kind }) => {
  const tolerance = RESTING[kind];
  let opened: Instrumented;
  let stock: Runner;
  let model: Runner;
  let whole: Pass;

  beforeAll(async () => {
    const bytes = loadForm(form);
    opened = instrument(bytes);
    stock = await Runner.open(bytes);
    model = await Runner.open(opened);
    whole = await model.run(ids);
  });
  afterAll(async () => {
    await stock?.close();
    await model?.close();
  });

  test('tells its layers, heads and width', () => {
    expect(opened).toMatchObject({ layers: L, heads: H, width: D });
  });

  test('keeps the logits of the stock file while every switch is at rest', async () => {
    const before = get(await stock.run(ids), 'logits');
    expect(distance(get(whole, 'logits').data, before.data)).toBeLessThan(tolerance);
    expect(get(whole, 'logits').dims).toEqual([1, T, V]);
  });

  test('keeps the logits and the cache of the stock file behind a filled cache', async () => {
    const [stockHead, head] = [await stock.run(ids.slice(0, 4)), await model.run(ids.slice(0, 4))];
    const before = await stock.run(ids.slice(4), {}, stockHead.cache);
    const after = await model.run(ids.slice(4), {}, head.cache);
    for (const name of ['logits', 'present.0.key', 'present.1.value']) {
      expect(distance(get(after, name).data, get(before, name).data)).toBeLessThan(tolerance);
    }
  });

  test('has every capture it names, and nothing else beside the stock outputs', () => {
    const added = Object.keys(whole.values).filter((name) => !/^(logits|present\..*)$/.test(name));
    expect(added.sort()).toEqual([...opened.captures].sort());
    expect(opened.captures).toHaveLength(3 * L + L + 1 + 2 * L + 2);
  });

  test('has attention rows that sum to 1 and are empty right of the diagonal', () => {
    for (const l of layers) {
      const { data, dims } = get(whole, `attention.${l}`);
      expect(dims).toEqual([1, H, T, T]);
      for (let row = 0; row < H * T; row++) {
        const weights = data.subarray(row * T, (row + 1) * T);
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 2);
        expect(Math.max(0, ...weights.subarray((row % T) + 1))).toBeLessThan(1e-6);
      }
    }
  });

  test('has scores whose softmax over the past is the attention', () => {
    for (const l of layers) {
      const scores = get(whole, `score.${l}`).data;
      const expected = new Float32Array(H * T * T);
      for (let row = 0; row < H * T; row++) {
        const visible = (row % T) + 1;
        const powers = Array.from(scores.subarray(row * T, row * T + visible), Math.exp);
        const sum = powers.reduce((total, power) => total + power, 0);
        expected.set(
          powers.map((power) => power / sum),
          row * T,
        );
      }
      expect(distance(expected, get(whole, `attention.${l}`).data)).toBeLessThan(tolerance);
    }
  });

  test('has queries whose scaled product with the cached keys is the score', () => {
    const d = D / H;
    for (const l of layers) {
      const { data: q, dims } = get(whole, `query.${l}`);
      expect(dims).toEqual([1, H, T, d]);
      const k = get(whole, `present.${l}.key`).data;
      const expected = Float32Array.from({ length: H * T * T }, (_, i) => {
        const [head, query, key] = [Math.floor(i / T / T), Math.floor(i / T) % T, i % T];
        let sum = 0;
        for (let c = 0; c < d; c++) {
          sum += (q[(head * T + query) * d + c] ?? 0) * (k[(head * T + key) * d + c] ?? 0);
        }
        return sum / Math.sqrt(d);
      });
      expect(distance(expected, get(whole, `score.${l}`).data)).toBeLessThan(10 * tolerance);
    }
  });

  test('starts its residual stream with the sum of both embeddings', () => {
    const [token, position] = [get(whole, 'token_embedding'), get(whole, 'position_embedding')];
    const sum = token.data.map((value, i) => value + (position.data[i] ?? Number.NaN));
    expect(distance(sum, get(whole, 'residual.0').data)).toBeLessThan(tolerance);
  });

  test.each(layers)(
    'has between attention and MLP of block %i what attention has added',
    async (l) => {
      const mid = get(whole, `residual_mid.${l}`);
      expect(mid.dims).toEqual([1, T, D]);
      expect(angle(mid.data, reference.residualMid[l]?.data ?? [])).toBeLessThan(angleOf(form));
      // Without heads attention adds a bias, the same to every token.
      const none = layers.map(() => Array<number>(H).fill(0));
      const pass = await model.run(ids, headMask(none));
      const entering = get(pass, `residual.${l}`).data;
      const added = get(pass, `residual_mid.${l}`).data.map((x, i) => x - (entering[i] ?? 0));
      for (let t = 1; t < T; t++) {
        const row = added.subarray(t * D, (t + 1) * D);
        expect(distance(row, added.subarray(0, D))).toBeLessThan(tolerance);
      }
    },
  );

  test.each(layers)('has the pre-activations of block %i', (l) => {
    const { data, dims } = get(whole, `mlp.${l}`);
    const expected = reference.mlp[l];
    expect(dims.at(-1)).toBe(MLP);
    expect(data.length).toBe(T * MLP);
    expect(angle(data, expected?.data ?? [])).toBeLessThan(angleOf(form));
  });

  test.each([1, T, T + 1, L * T])('sends %i lens rows through the unembedding', async (N) => {
    const stream = get(whole, `residual.${L}`).data;
    const rows = Float32Array.from({ length: N * D }, (_, i) => stream[i % stream.length] ?? 0);
    const pass = await model.run(ids, lens(rows));
    expect(get(pass, 'logits').dims).toEqual([1, T + N, V]);
    const plain = get(whole, 'logits').data;
    const expected = Float32Array.from({ length: N * V }, (_, i) => plain[i % plain.length] ?? 0);
    expect(distance(rowsOf(get(pass, 'logits'), V, T), expected)).toBeLessThan(tolerance);
    expect(distance(rowsOf(get(pass, 'logits'), V, 0, T), plain)).toBeLessThan(tolerance);
  });

  test('sends lens rows through behind a filled cache', async () => {
    const stream = get(whole, `residual.${L}`);
    const { cache } = await model.run(ids.slice(0, 4));
    const pass = await model.run(ids.slice(4), lens(rowsOf(stream, D, 0, 2)), cache);
    const logits = get(pass, 'logits');
    expect(logits.dims).toEqual([1, T - 4 + 2, V]);
    const expected = rowsOf(get(whole, 'logits'), V, 0, 2);
    expect(distance(rowsOf(logits, V, T - 4), expected)).toBeLessThan(tolerance);
  });

  test('lets every token see every token when causal is 0', async () => {
    const pass = await model.run(ids, noMask);
    const first = rowsOf(get(pass, 'attention.0'), T, 0, 1);
    expect(Math.min(...first)).toBeGreaterThan(0);
    const scores = rowsOf(get(pass, 'score.0'), T, 0, 1);
    const powers = Float32Array.from(scores, Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    expect(
      distance(
        powers.map((p) => p / sum),
        first,
      ),
    ).toBeLessThan(tolerance);
  });

  test('leaves out a head that is off, and only then changes the logits', async () => {
    const off = layers.map((l) =>
      Array.from({ length: H }, (_, h) => (l === 0 && h === 2 ? 0 : 1)),
    );
    const pass = await model.run(ids, headMask(off));
    expect(distance(get(pass, 'residual.0').data, get(whole, 'residual.0').data)).toBe(0);
    expect(distance(get(pass, 'attention.0').data, get(whole, 'attention.0').data)).toBe(0);
    expect(distance(get(pass, 'logits').data, get(whole, 'logits').data)).toBeGreaterThan(0.1);
  });

  test('takes the word order from position_ids', async () => {
    const pass = await model.run(ids, positions(ids.map(() => 0)));
    const rows = get(pass, 'position_embedding');
    const first = rowsOf(get(whole, 'position_embedding'), D, 0, 1);
    for (let t = 0; t < T; t++) expect(distance(rowsOf(rows, D, t, 1), first)).toBe(0);
  });

  if (kind !== 'float32') return;

  describe('beside PyTorch', () => {
    test.each(layers)('has the attention, scores and queries of layer %i', (l) => {
      for (const name of ['attention', 'score', 'query'] as const) {
        const expected = reference[name][l]?.data ?? [];
        expect(distance(get(whole, `${name}.${l}`).data, expected)).toBeLessThan(1e-4);
      }
    });

    test('has the residual stream, from the embeddings to the last block', () => {
      for (const [l, { data }] of reference.residual.entries()) {
        expect(distance(get(whole, `residual.${l}`).data, data)).toBeLessThan(1e-4);
      }
      for (const l of layers) {
        const [mid, neurons] = [reference.residualMid[l]?.data ?? [], reference.mlp[l]?.data ?? []];
        expect(distance(get(whole, `residual_mid.${l}`).data, mid)).toBeLessThan(1e-4);
        expect(distance(get(whole, `mlp.${l}`).data, neurons)).toBeLessThan(1e-4);
      }
      const { tokenEmbedding, positionEmbedding } = reference;
      expect(distance(get(whole, 'token_embedding').data, tokenEmbedding.data)).toBeLessThan(1e-6);
      expect(distance(get(whole, 'position_embedding').data, positionEmbedding.data)).toBeLessThan(
        1e-6,
      );
    });

    test('has the same logits in one pass and token by token', async () => {
      expect(distance(get(whole, 'logits').data, reference.logits.data)).toBeLessThan(1e-4);
      let cache: Pass['cache'] | undefined;
      for (const [t, id] of ids.entries()) {
        const step: Pass = await model.run([id], {}, cache);
        cache = step.cache;
        const row = rowsOf(reference.logits, V, t, 1);
        expect(distance(get(step, 'logits').data, row)).toBeLessThan(1e-4);
        const seen = rowsOf(reference.attention[1] ?? reference.logits, T, t, 1).subarray(0, t + 1);
        expect(distance(rowsOf(get(step, 'attention.1'), t + 1, 0, 1), seen)).toBeLessThan(1e-4);
      }
    });

    test('gives the logits of a head mask', async () => {
      const pass = await model.run(ids, headMask(reference.headMask.mask));
      const expected = reference.headMask.logits.data;
      expect(distance(get(pass, 'logits').data, expected)).toBeLessThan(1e-4);
    });

    test('gives the logits of a head mask behind a filled cache', async () => {
      const mask = headMask(reference.headMask.mask);
      const { cache } = await model.run(ids.slice(0, 3), mask);
      const pass = await model.run(ids.slice(3), mask, cache);
      const expected = rowsOf(reference.headMask.logits, V, 3);
      expect(distance(get(pass, 'logits').data, expected)).toBeLessThan(1e-4);
    });

    test('gives the logits and the attention of a run without the mask', async () => {
      const pass = await model.run(ids, noMask);
      expect(distance(get(pass, 'logits').data, reference.noMask.logits.data)).toBeLessThan(1e-4);
      for (const [l, { data }] of reference.noMask.attention.entries()) {
        expect(distance(get(pass, `attention.${l}`).data, data)).toBeLessThan(1e-4);
      }
    });

    test('gives the logits of a run where every token stands at position 0', async () => {
      const pass = await model.run(ids, positions(ids.map(() => 0)));
      expect(distance(get(pass, 'logits').data, reference.noOrder.logits.data)).toBeLessThan(1e-4);
    });

    test('reads every layer through the lens as PyTorch does', async () => {
      const rows = reference.residual.flatMap(({ data }) => Array.from(data));
      const pass = await model.run(ids, lens(Float32Array.from(rows)));
      const read = rowsOf(get(pass, 'logits'), V, T);
      expect(distance(read, reference.lens.data)).toBeLessThan(1e-4);
    });
  });
});
