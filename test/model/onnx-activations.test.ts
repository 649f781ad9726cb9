import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { instrument } from '@/lib/onnx';
import { unpacked, type Values } from '../support/onnx/reference';
import { Runner } from '../support/onnx/runner';
import { distance, get } from '../support/onnx/values';

const folder = new URL('../fixtures/onnx/activations/', import.meta.url);
const known = unpacked(JSON.parse(readFileSync(new URL('activations.json', folder), 'utf8'))) as {
  ids: number[];
  before: Record<string, Values>;
};

test.each(Object.entries(known.before))(
  'a GPT-2 with the activation of %s shows what PyTorch puts into it',
  async (name, expected) => {
    const file = instrument(new Uint8Array(readFileSync(new URL(`${name}.onnx`, folder))));
    expect(file.captures).toContain('mlp.0');
    const model = await Runner.open(file);
    const pass = await model.run(known.ids);
    expect(distance(get(pass, 'mlp.0').data, expected.data)).toBeLessThan(1e-5);
    await model.close();
  },
);
