import { describe, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { uniformAt } from '@/lib/sampling/uniform';
import { type Kind, manifest, reference, V } from '../support/onnx/reference';
import { openFormModel } from './form-model';

/** What rounding may leave of a difference of logits of a few units. */
const LEFT: Readonly<Record<Kind, number>> = {
  float32: 1e-3,
  'weight-only': 1e-3,
  float16: 1e-2,
  dynamic: 0.1,
};

describe.each(Object.entries(manifest.forms))('%s', (form, { kind }) => {
  test('a GPT-2 of random weights has a ledger whose terms add up', async () => {
    const opened = await openFormModel(form);
    for (let pair = 0; pair < 10; pair++) {
      const [one, other] = [0, 1].map((i) => Math.floor(uniformAt(pair, i) * V));
      const request = { ids: reference.ids, answerIds: [one ?? 0, other ?? 0] as const };
      const { rounding } = await performTask('ledger', opened, request, UNHURRIED);
      expect(Math.abs(rounding)).toBeLessThan(LEFT[kind]);
    }
  });
});
