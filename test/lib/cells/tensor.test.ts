import { describe, expect, test } from 'vitest';
import { Tensor } from '@/lib/cells/prelude/tensor';

const matrix = Tensor.of([
  [1, 2, 3],
  [4, 5, 6],
]);

test('the shape is read from nested arrays', () => {
  expect(matrix.shape).toEqual([2, 3]);
  expect(Tensor.of(7).shape).toEqual([]);
  expect(() => Tensor.of([[1, 2], [3]])).toThrow('3 numbers do not fill the shape [2, 2]');
});

describe('parts', () => {
  test('an index names a row, two a number, and a negative one counts from the end', () => {
    expect(matrix.at(1).toArray()).toEqual([4, 5, 6]);
    expect(matrix.at(0, 2).item()).toBe(3);
    expect(matrix.at(-1, -1).item()).toBe(6);
    expect(() => matrix.at(2)).toThrow('index 2 of 2');
  });

  test('a slice takes a range of each axis', () => {
    expect(matrix.slice(null, [1]).toArray()).toEqual([
      [2, 3],
      [5, 6],
    ]);
    expect(matrix.slice([1, 2], [0, -1]).toArray()).toEqual([[4, 5]]);
  });

  test('a transposed matrix has its columns as rows', () => {
    expect(matrix.transpose().toArray()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });
});

describe('arithmetic', () => {
  test('sums and products go number by number, and a row goes with every row', () => {
    expect(matrix.sub(Tensor.of([1, 1, 1])).toArray()).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(matrix.mul(2).at(1).toArray()).toEqual([8, 10, 12]);
    expect(() => matrix.add(Tensor.of([1, 2, 3, 4]))).toThrow('do not fit');
  });

  test('dot, norm, mean, sum and max work on the last axis', () => {
    expect(matrix.dot(Tensor.of([1, 0, -1])).toArray()).toEqual([-2, -2]);
    expect(Tensor.of([3, 4]).norm().item()).toBe(5);
    expect(matrix.mean().toArray()).toEqual([2, 5]);
    expect(matrix.sum().toArray()).toEqual([6, 15]);
    expect(matrix.max().toArray()).toEqual([3, 6]);
    expect(Tensor.of([2, 4]).mean().valueOf() * 2).toBe(6);
  });

  test('a matrix product is that of rows and columns', () => {
    expect(matrix.matmul(matrix.transpose()).toArray()).toEqual([
      [14, 32],
      [32, 77],
    ]);
    expect(() => matrix.matmul(matrix)).toThrow('matmul of [2, 3] and [2, 3]');
  });

  test('a softmax over two equal numbers is a half each, in every row', () => {
    expect(
      Tensor.of([
        [5, 5],
        [0, 0],
      ])
        .softmax()
        .toArray(),
    ).toEqual([
      [0.5, 0.5],
      [0.5, 0.5],
    ]);
  });

  test('topK gives indices and values, largest first', () => {
    expect(Tensor.of([1, 9, 4]).topK(2)).toEqual([
      { index: 1, value: 9 },
      { index: 2, value: 4 },
    ]);
    expect(Tensor.of([1, 9, 4]).argmax()).toBe(1);
  });
});
