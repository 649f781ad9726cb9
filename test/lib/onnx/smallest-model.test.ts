import * as ort from 'onnxruntime-web';
import { expect, test } from 'vitest';
import { smallestModel } from '@/lib/onnx';

test('ONNX Runtime opens the smallest model, which returns its number', async () => {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(smallestModel());
  const { y } = await session.run({ x: new ort.Tensor('float32', [2.5], [1]) });
  expect(y?.data).toEqual(Float32Array.of(2.5));
  await session.release();
});
