import { beforeAll, describe, expect, test } from 'vitest';
import { type TaskModel, UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { type Kind, L, manifest, reference, V } from '../support/onnx/reference';
import { openFormModel } from './form-model';

/** The reference's tokens, and the same with another one in the middle. */
const { ids: cleanIds } = reference;
const MIDDLE = 3;
const corruptedIds = cleanIds.map((id, t) => (t === MIDDLE ? (id + 1) % V : id));
const answerIds = [2, 9] as const;

/** How far a prediction may be from itself: halves are rounded where they are taken. */
const APART: Readonly<Record<Kind, number>> = {
  float32: 1e-6,
  'weight-only': 1e-6,
  float16: 2e-2,
  dynamic: 1e-6,
};

describe.each(Object.entries(manifest.forms))('%s', (form, { kind }) => {
  let opened: TaskModel;
  beforeAll(async () => {
    opened = await openFormModel(form);
  });

  test.each(['stream', 'heads'] as const)(
    'a text whose %s is patched into itself keeps its difference',
    async (patched) => {
      const request = { cleanIds, corruptedIds: cleanIds, answerIds, patched };
      const { clean, differences } = await performTask('patchGrid', opened, request, UNHURRIED);
      const most = Math.max(...differences.map((x) => Math.abs(x - clean)));
      expect(most).toBeLessThan(APART[kind]);
    },
  );

  test('the row of the token that differs brings the difference back, and only that row', async () => {
    const request = { cleanIds, corruptedIds, answerIds };
    const grid = await performTask('patchGrid', opened, request, UNHURRIED);
    expect(grid.columns).toBe(cleanIds.length);
    expect(grid.differences).toHaveLength(L * cleanIds.length);
    expect(Math.abs(grid.clean - grid.corrupted)).toBeGreaterThan(0.02);
    for (const [t, difference] of grid.differences.subarray(0, cleanIds.length).entries()) {
      const expected = t === MIDDLE ? grid.clean : grid.corrupted;
      expect(Math.abs(difference - expected)).toBeLessThan(APART[kind]);
    }
  });
});
