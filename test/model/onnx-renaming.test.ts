import { describe, expect, test } from 'vitest';
import { instrument } from '@/lib/onnx';
import { renameAll } from '../lib/onnx/rewrite';
import { loadForm } from '../lib/onnx/support';
import { D, H, L, manifest } from '../support/onnx/reference';
import { Runner } from '../support/onnx/runner';
import { distance, get, headMask, lens } from '../support/onnx/values';

const ids = [3, 1, 4, 1, 5];

/** Names without a meaning, in an order of their own. */
function shuffledNames(): () => string {
  let count = 0;
  return () => `v${(count++ * 7919) % 104_729}`;
}

describe.each(Object.keys(manifest.forms))('%s', (form) => {
  test('is opened in the same way whatever its nodes and values are called', async () => {
    const file = loadForm(form);
    const renamed = renameAll(file, shuffledNames());
    const [one, other] = [instrument(file), instrument(renamed)];
    expect({ ...other, bytes: undefined }).toEqual({ ...one, bytes: undefined });

    const mask = Array.from({ length: L }, (_, l) =>
      Array.from({ length: H }, (_, h) => (l + h) % 2),
    );
    const switches = { ...headMask(mask), ...lens(new Float32Array(3 * D).fill(0.5)) };
    const [a, b] = [await Runner.open(one), await Runner.open(other)];
    const [before, after] = [await a.run(ids, switches), await b.run(ids, switches)];
    for (const name of ['logits', ...one.captures]) {
      expect(distance(get(after, name).data, get(before, name).data), name).toBe(0);
    }
    await a.close();
    await b.close();
  });
});
