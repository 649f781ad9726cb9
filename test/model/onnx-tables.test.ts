import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dot } from '@/lib/maths/dot';
import { gelu } from '@/lib/maths/gelu';
import { layerNorm } from '@/lib/maths/layer-norm';
import { instrument, readTables } from '@/lib/onnx';
import { loadForm } from '../lib/onnx/support';
import { D, L, manifest, reference, V } from '../support/onnx/reference';
import { Runner } from '../support/onnx/runner';
import { distance, get, rowsOf } from '../support/onnx/values';

const context = 32;

describe.each(Object.entries(manifest.forms))('%s', (form, { kind }) => {
  const bytes = loadForm(form);
  const tables = readTables(bytes);
  let model: Runner;
  beforeAll(async () => {
    model = await Runner.open(instrument(bytes));
  });
  afterAll(() => model.close());

  test('has tables whose rows are what the model adds up', async () => {
    const { token, position } = tables;
    expect([token.rows, token.width]).toEqual([V, D]);
    expect([position.rows, position.width]).toEqual([context, D]);

    for (const start of [0, context]) {
      const ids = Array.from({ length: context }, (_, t) => start + t);
      const pass = await model.run(ids);
      for (const [t, id] of ids.entries()) {
        const embedding = rowsOf(get(pass, 'token_embedding'), D, t, 1);
        expect(distance(token.row(id), embedding), `token ${id}`).toBeLessThan(
          kind === 'float16' ? 1e-3 : 1e-6,
        );
        const place = rowsOf(get(pass, 'position_embedding'), D, t, 1);
        expect(distance(position.row(t), place), `position ${t}`).toBeLessThan(
          kind === 'float16' ? 1e-3 : 1e-6,
        );
      }
    }
  });

  test('has the gain and bias of every layer norm, in the order of computation', () => {
    const { norms } = tables;
    expect(norms).toHaveLength(reference.norms.length);
    for (const [i, { gain, bias }] of reference.norms.entries()) {
      const near = kind === 'float16' ? 1e-3 : 1e-6;
      expect(distance(norms[i]?.gain ?? [], gain.data)).toBeLessThan(near);
      expect(distance(norms[i]?.bias ?? [], bias.data)).toBeLessThan(near);
    }
  });

  test('has the rows that its logits are products with', async () => {
    const { token, unembedding = token, norms } = tables;
    const pass = await model.run([3, 1, 4]);
    const final = norms.at(-1);
    const { result } = layerNorm(
      rowsOf(get(pass, `residual.${L}`), D, 2, 1),
      final?.gain ?? [],
      final?.bias ?? [],
    );
    const logits = Array.from({ length: V }, (_, id) => dot(unembedding.row(id), result));
    const most = { float32: 1e-4, 'weight-only': 1e-4, float16: 1e-2, dynamic: 5e-2 }[kind];
    expect(distance(logits, rowsOf(get(pass, 'logits'), V, 2, 1))).toBeLessThan(most);
  });

  test('has for every neuron what it writes: activations times rows are what the MLP adds', async () => {
    const { neurons = [] } = tables;
    expect(neurons).toHaveLength(L);
    const pass = await model.run([3, 1, 4, 1, 5]);
    const most = { float32: 1e-5, 'weight-only': 1e-5, float16: 1e-2, dynamic: 0.1 }[kind];
    for (const [layer, table] of neurons.entries()) {
      expect(table.width).toBe(D);
      const inputs = [2, 4].map((t) => rowsOf(get(pass, `mlp.${layer}`), table.rows, t, 1));
      const written = [2, 4].map((t) => rowsOf(get(pass, `mlp_output.${layer}`), D, t, 1));
      // The bias is the same at both tokens.
      const gained = Array.from(
        { length: D },
        (_, i) => (written[1]?.[i] ?? 0) - (written[0]?.[i] ?? 0),
      );
      const sum = new Float64Array(D);
      for (let m = 0; m < table.rows; m++) {
        const rise = gelu(inputs[1]?.[m] ?? 0) - gelu(inputs[0]?.[m] ?? 0);
        for (const [i, x] of table.row(m).entries()) sum[i] = (sum[i] ?? 0) + rise * x;
      }
      expect(Math.hypot(...gained)).toBeGreaterThan(2 * most);
      expect(distance([...sum], gained)).toBeLessThan(most);
    }
  });

  test('has no row outside of its tables', () => {
    const { token } = tables;
    for (const row of [-1, V, 0.5]) expect(() => token.row(row)).toThrow(RangeError);
  });
});
