import { beforeAll, expect, test } from 'vitest';
import { type TaskModel, UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import type { KnockOutsRequest } from '@/lib/engine/tasks/knock-outs';
import { references } from '../fixtures/circuits/references';
import { openStorybook } from '../support/storybook';
import { distance } from './storybook-support';

let opened: TaskModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const ask = (request: KnockOutsRequest) => performTask('knockOuts', opened, request, UNHURRIED);
const pairOf = ({ ledgers }: (typeof references.sentences)[number]) =>
  ledgers[0]?.answerIds ?? ([0, 1] as const);

test.each(references.sentences)('what is gone without each part is PyTorch’s', async (sentence) => {
  const { ids, knockOuts, ledgers } = sentence;
  const found = await ask({ ids, answerIds: pairOf(sentence) });
  expect(Math.abs(found.total - (ledgers[0]?.total ?? 0))).toBeLessThan(1e-3);
  expect(distance(found.effects.heads, knockOuts.heads.flat())).toBeLessThan(1e-3);
  expect(distance(found.effects.mlps, knockOuts.mlps)).toBeLessThan(1e-3);
});

test('a single token is its own mean: nothing is claimed, and nothing goes', async () => {
  const [{ ids } = { ids: [] }] = references.sentences;
  const { claimed, effects } = await ask({ ids: ids.slice(0, 1), answerIds: [1, 2] });
  for (const { heads, mlps } of [claimed, effects]) {
    expect(Math.max(...[...heads, ...mlps].map(Math.abs))).toBeLessThan(1e-4);
  }
});

test('of the last MLP what is claimed goes, but for the scale of the final norm', async () => {
  const [sentence] = references.sentences;
  if (!sentence) throw new Error('the fixture has no sentence');
  const { ids } = sentence;
  const { claimed, effects, total } = await ask({ ids, answerIds: pairOf(sentence) });
  const scale = async (without: boolean) => {
    const parts = ['residual', 'mlpOutput'] as const;
    const { residual, mlpOutput, shape } = await performTask(
      'inspect',
      opened,
      { ids, parts },
      UNHURRIED,
    );
    const { width, layers } = shape;
    const from = (ids.length - 1) * width;
    const written = mlpOutput?.[layers - 1] ?? new Float32Array();
    const row = (residual?.[layers] ?? new Float32Array()).slice(from).map((x, i) => {
      if (!without) return x;
      const mean = ids.reduce((sum, _, t) => sum + (written[t * width + i] ?? 0), 0) / ids.length;
      return x - (written[from + i] ?? 0) + mean;
    });
    const mean = row.reduce((sum, x) => sum + x, 0) / width;
    return 1 / Math.sqrt(row.reduce((sum, x) => sum + (x - mean) ** 2, 0) / width + 1e-5);
  };
  const factor = (await scale(true)) / (await scale(false));
  const { finalBias } = await performTask(
    'ledger',
    opened,
    { ids, answerIds: pairOf(sentence) },
    UNHURRIED,
  );
  const left = total - finalBias - (claimed.mlps.at(-1) ?? 0);
  expect(effects.mlps.at(-1)).toBeCloseTo(total - finalBias - factor * left, 3);
});

test('the means can be taken over other texts', async () => {
  const [one, other] = references.sentences;
  if (!one || !other) throw new Error('the fixture has two sentences');
  const answerIds = pairOf(one);
  const own = await ask({ ids: one.ids, answerIds });
  const same = await ask({ ids: one.ids, answerIds, sample: [one.ids] });
  expect(same).toEqual(own);
  const others = await ask({ ids: one.ids, answerIds, sample: [one.ids, other.ids] });
  expect(distance(others.effects.heads, own.effects.heads)).toBeGreaterThan(1e-4);
});
