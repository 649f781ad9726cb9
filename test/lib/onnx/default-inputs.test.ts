import { expect, test } from 'vitest';
import { defaultInputs } from '@/lib/onnx/default-inputs';

const model = { layers: 2, heads: 3, width: 12, captures: [], rowsApart: true };

test('every switch is fed, and none that the model does not have', () => {
  const some = defaultInputs({ ...model, switches: ['causal', 'lens'] }, 0, 4);
  expect(Object.keys(some)).toEqual(['causal', 'lens']);
});

test('at rest all heads count, the mask is on, no lens rows ride, the stream stays and positions go on', () => {
  const switches = ['head_mask', 'causal', 'lens', 'residual_keep', 'head_add', 'position_ids'];
  expect(defaultInputs({ ...model, switches }, 5, 2)).toEqual({
    head_mask: { type: 'float32', data: Float32Array.of(1, 1, 1, 1, 1, 1), dims: [2, 3] },
    causal: { type: 'float32', data: Float32Array.of(1), dims: [] },
    lens: { type: 'float32', data: new Float32Array(), dims: [0, 12] },
    residual_keep: { type: 'float32', data: Float32Array.of(1, 1, 1), dims: [3, 1, 1, 1] },
    head_add: { type: 'float32', data: Float32Array.of(0, 0), dims: [2, 1, 1, 1, 1] },
    position_ids: { type: 'int64', data: BigInt64Array.of(5n, 6n), dims: [1, 2] },
  });
});

test('each row of a batch has the same positions', () => {
  const { position_ids } = defaultInputs({ ...model, switches: ['position_ids'] }, 2, 3, 2);
  const data = BigInt64Array.of(2n, 3n, 4n, 2n, 3n, 4n);
  expect(position_ids).toEqual({ type: 'int64', data, dims: [2, 3] });
});
