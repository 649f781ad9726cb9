import { expect, test } from 'vitest';
import { type Streams, streamFlow } from '@/lib/block/flow';

const shape = { layers: 1, heads: 1, width: 2, vocabulary: 4, context: 4 };
const rows = (...values: number[]) => Float32Array.from(values);

/** One token: (3, 4) enters, attention adds (−3, 0), the MLP adds (0, 1). */
const streams: Streams = {
  shape,
  residual: [rows(3, 4), rows(0, 5)],
  residualMid: [rows(0, 4)],
};

test('a station stands behind the embedding, each attention and each MLP', () => {
  const flow = streamFlow(streams, 0);
  expect(flow.map(({ writer, layer }) => [writer, layer])).toEqual([
    ['embedding', undefined],
    ['attention', 0],
    ['mlp', 0],
  ]);
  expect(flow.map(({ length }) => length)).toEqual([5, 4, 5]);
  expect(flow.map(({ step }) => step)).toEqual([5, 3, 1]);
});

test('the shares of all writers add up to the length, and a right angle gives none', () => {
  const flow = streamFlow(streams, 0);
  expect(flow[1]?.shares).toEqual({ embedding: 4, attention: 0 });
  expect(flow[2]?.shares).toEqual({ embedding: 4, attention: 0, mlp: 1 });
});

test('what points against the vector has a negative share', () => {
  const residual = [rows(3, 0), rows(1, 0)];
  const [, mid] = streamFlow({ shape, residual, residualMid: [rows(1, 0)] }, 0);
  expect(mid?.shares).toEqual({ embedding: 3, attention: -2 });
});

test('where the stream between attention and MLP is hidden, whole blocks are the writers', () => {
  const flow = streamFlow({ shape, residual: streams.residual ?? [] }, 0);
  expect(flow.map(({ writer }) => writer)).toEqual(['embedding', 'block']);
  expect(flow[1]?.step).toBeCloseTo(Math.hypot(3, 1), 6);
});

test('each position has a flow of its own, and a vector of zeros has no direction', () => {
  const two = { shape, residual: [rows(3, 4, 0, 0), rows(0, 5, 6, 8)] };
  expect(streamFlow(two, 1).map(({ length }) => length)).toEqual([0, 10]);
  expect(streamFlow(two, 1)[0]?.shares).toEqual({ embedding: 0 });
});
