import { expect, test } from 'vitest';
import { onnxFiles } from '@/lib/engine/foreign/onnx-files';

const MB = 1e6;
const order = (sizes: Record<string, number>) =>
  onnxFiles(Object.entries(sizes).map(([name, size]) => ({ name, bytes: size * MB }))).map(
    ({ name }) => name,
  );

test('the most exact file of at most 150 MB comes first', () => {
  expect(
    order({
      'onnx/model.onnx': 653,
      'onnx/model_q4.onnx': 90,
      'onnx/model_quantized.onnx': 128,
    })[0],
  ).toBe('onnx/model_quantized.onnx');
  expect(order({ 'onnx/model_quantized.onnx': 4, 'onnx/model.onnx': 14 })[0]).toBe(
    'onnx/model.onnx',
  );
});

test('where all are larger, the smallest comes first', () => {
  expect(order({ 'model.onnx': 1400, 'model_fp16.onnx': 700, 'model_int8.onnx': 360 })).toEqual([
    'model_int8.onnx',
    'model_fp16.onnx',
    'model.onnx',
  ]);
});

test('what cannot be opened comes last, and says why', () => {
  const files = onnxFiles([
    { name: 'decoder_model.onnx', bytes: 1 },
    { name: 'decoder_with_past_model.onnx', bytes: 1 },
    { name: 'model.onnx', bytes: 1 },
    { name: 'model.onnx_data', bytes: 9 },
    { name: 'model_fp16.onnx', bytes: 3000 * MB },
    { name: 'decoder_model_merged.onnx', bytes: 140 * MB },
    { name: 'README.md', bytes: 1 },
  ]);
  expect(files[0]).toMatchObject({ name: 'decoder_model_merged.onnx', dtype: 'fp32' });
  expect(files.slice(1).map(({ name, obstacle }) => [name, obstacle])).toEqual([
    ['decoder_model.onnx', 'It is the first half of two files.'],
    ['decoder_with_past_model.onnx', 'It is the second half of two files.'],
    ['model.onnx', 'Its weights are in a second file.'],
    ['model_fp16.onnx', 'It is too large for a browser.'],
  ]);
});

test.each([
  ['onnx/model.onnx', 'fp32'],
  ['onnx/decoder_model_merged_fp16.onnx', 'fp16'],
  ['model_q4f16.onnx', 'q4'],
  ['model-int8.onnx', 'q8'],
  ['mine.onnx', undefined],
])('%s is stored as %s', (name, dtype) => {
  expect(onnxFiles([{ name, bytes: 1 }])[0]?.dtype).toBe(dtype);
});
