import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { instrument } from '@/lib/onnx';
import { unpacked, type Values } from '../support/onnx/reference';
import { Runner } from '../support/onnx/runner';
import { distance, get } from '../support/onnx/values';

const folder = new URL('../fixtures/onnx/others/', import.meta.url);

interface Known {
  ids: number[];
  file_logits: Values;
  torch: Record<string, Values>;
  head_mask: Values;
  logits_head_mask: Values;
  logits_no_causal: Values;
  lens_rows: Values;
  lens_logits: Values;
}

/** Names of our captures for the values that PyTorch was asked for. */
const CAPTURES: Readonly<Record<string, string>> = {
  token: 'token_embedding',
  position: 'position_embedding',
};

describe.each(['merged-upcast', 'optimum-O2'])('%s', (name) => {
  const read = (ending: string) => readFileSync(new URL(`${name}.${ending}`, folder));
  const known = unpacked(JSON.parse(read('json').toString())) as Known;
  const open = () => Runner.open(instrument(new Uint8Array(read('onnx'))));

  test('keeps its logits, and its captures are PyTorch’s', async () => {
    const model = await open();
    const pass = await model.run(known.ids);
    expect(distance(get(pass, 'logits').data, known.file_logits.data)).toBeLessThan(1e-4);
    for (const [value, { data }] of Object.entries(known.torch)) {
      const found = get(pass, CAPTURES[value] ?? value).data;
      expect(distance(found, data), value).toBeLessThan(1e-4);
    }
    await model.close();
  });

  test('computes what PyTorch does with a head off, without a mask, and from a lens row', async () => {
    const model = await open();
    const { data, dims } = known.head_mask;
    const off = await model.run(known.ids, { head_mask: { type: 'float32', data, dims } });
    expect(distance(get(off, 'logits').data, known.logits_head_mask.data)).toBeLessThan(1e-4);
    const all = await model.run(known.ids, {
      causal: { type: 'float32', data: Float32Array.of(0), dims: [] },
    });
    expect(distance(get(all, 'logits').data, known.logits_no_causal.data)).toBeLessThan(1e-4);
    const { lens_rows: rows, lens_logits: expected } = known;
    const lens = await model.run(known.ids, {
      lens: { type: 'float32', data: rows.data, dims: rows.dims },
    });
    const read = get(lens, 'logits').data.slice(-expected.data.length);
    expect(distance(read, expected.data)).toBeLessThan(1e-4);
    await model.close();
  });
});
