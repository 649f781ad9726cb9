import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  distance,
  logitsAt,
  type Outputs,
  references,
  Shipped,
  shippedFile,
  values,
} from './storybook-support';

let model: Shipped;
beforeAll(async () => {
  model = await Shipped.open({ instrumented: false });
});
afterAll(() => model.close());

/** Ids of the longest sentence, over and over. */
function someIds(count: number): number[] {
  const { ids = [] } = references.sentences.long ?? {};
  return Array.from({ length: count }, (_, t) => ids[t % ids.length] ?? 0);
}

describe('the file as it ships', () => {
  test('is at most 7.2 MB, its tokenizer at most 0.4 MB', () => {
    const tokenizer = ['tokenizer.json', 'tokenizer_config.json'].map(shippedFile);
    expect(shippedFile().length).toBeLessThanOrEqual(7_200_000);
    expect(tokenizer.reduce((sum, file) => sum + file.length, 0)).toBeLessThanOrEqual(400_000);
  });

  test('does not look ahead: a changed last token moves no earlier logit', async () => {
    const ids = someIds(60);
    const changed = [...ids.slice(0, -1), (ids.at(-1) ?? 0) + 1];
    const [before, after] = [await model.run(ids), await model.run(changed)];
    const earlier = (outputs: Outputs) =>
      values(outputs, 'logits').subarray(0, -logitsAt(outputs, -1).length);
    expect(distance(earlier(before), earlier(after))).toBeLessThanOrEqual(1e-5);
    expect(distance(logitsAt(before, -1), logitsAt(after, -1))).toBeGreaterThan(1e-2);
  });

  test.each([1, 10, 100])('gives the logits of a full pass in %i steps', async (count) => {
    const ids = someIds(count + 3);
    const whole = await model.run(ids);
    let outputs = await model.run(ids.slice(0, 3));
    for (const [step, id] of ids.slice(3).entries()) {
      outputs = await model.run([id], outputs);
      expect(distance(logitsAt(outputs, -1), logitsAt(whole, 3 + step))).toBeLessThan(1e-3);
    }
    const cached = values(outputs, 'present.5.value');
    expect(distance(cached, values(whole, 'present.5.value'))).toBeLessThan(1e-3);
  });

  test('fills its whole context and answers with finite logits', async () => {
    const outputs = await model.run(someIds(512));
    expect(values(outputs, 'logits').every(Number.isFinite)).toBe(true);
  });
});
