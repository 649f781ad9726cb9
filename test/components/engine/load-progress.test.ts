import { expect, test } from 'vitest';
import { LoadProgress } from '@/components/engine/load-progress';

const entry = { id: 'm', weights: { name: 'onnx/model.onnx', bytes: 1000 } };
const fetching = (file: string, loaded: number, total?: number) =>
  ({ stage: 'fetching', file, loaded, total }) as const;

test('the weights count from the beginning, though the small files come first', () => {
  const progress = new LoadProgress(entry);
  progress.add(fetching('config.json', 10, 10), 0);
  expect(progress.state).toMatchObject({ loaded: 10, total: 1010 });
  progress.add(fetching('model.onnx', 100, 900), 10);
  expect(progress.state).toMatchObject({ loaded: 110, total: 910 });
});

test('weights of unannounced size count as the catalog has them, until there are more', () => {
  const progress = new LoadProgress(entry);
  progress.add(fetching('model.onnx', 400), 0);
  expect(progress.state.total).toBe(1000);
  progress.add(fetching('model.onnx', 1200), 10);
  expect(progress.state.total).toBe(1200);
});

test('the time left is that of the weights at their present speed', () => {
  const progress = new LoadProgress(entry);
  progress.add(fetching('model.onnx', 0, 1000), 0);
  progress.add(fetching('model.onnx', 200, 1000), 2000);
  expect(progress.state.secondsLeft).toBe(8);
  progress.add({ stage: 'opening' }, 3000);
  expect(progress.state).toMatchObject({ stage: 'opening', loaded: 200, secondsLeft: undefined });
});
