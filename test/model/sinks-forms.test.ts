import { describe, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { softmax } from '@/lib/maths/softmax';
import { rowOf } from '@/lib/trace/forward-pass';
import { type Kind, manifest, reference, V } from '../support/onnx/reference';
import { openFormModel } from './form-model';

/** What a cache may change of the surprise, in nats. */
const APART: Readonly<Record<Kind, number>> = {
  float32: 1e-4,
  'weight-only': 1e-4,
  float16: 1e-2,
  dynamic: 0.3,
};

const { ids } = reference;
const read = ids.length - 3;

describe.each(Object.entries(manifest.forms))('%s', (form, { kind }) => {
  test('reads on from its cache as in one pass, and otherwise when a token was forgotten', async () => {
    const opened = await openFormModel(form);
    const found = await performTask('sinks', opened, { ids, read, forget: 2 }, UNHURRIED);
    const pass = await performTask('inspect', opened, { ids, parts: ['logits'] }, UNHURRIED);
    const nats = ids.slice(read + 1).map((id, i) => {
      const logits = rowOf(pass.logits ?? new Float32Array(), read + i, V);
      return -Math.log(softmax(logits)[id] ?? 0);
    });
    const mean = nats.reduce((sum, x) => sum + x, 0) / nats.length;
    expect(Math.abs(found.nats - mean)).toBeLessThan(APART[kind]);
    for (const without of found.natsWithout) {
      expect(without).toBeGreaterThan(0);
      expect(without).not.toBe(found.nats);
    }
  });
});
