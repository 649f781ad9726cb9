import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CellHost, type HostOptions, MOST_COMPUTING, type RunEnd } from '@/lib/cells/host';
import type { ToCell } from '@/lib/cells/messages';

const shape = { layers: 2, heads: 2, width: 8, vocabulary: 50, context: 16 };
const facts = {
  model: 'tiny',
  shape,
  vocabulary: { bytes: new Uint8Array(), offsets: new Uint32Array(1), special: [] },
};

function start(ask: HostOptions['ask'] = async () => ({ ids: [1] })) {
  const posted: ToCell[] = [];
  const started: ToCell[] = [];
  const ends: RunEnd[] = [];
  const outputs: unknown[] = [];
  const host = new CellHost({
    facts,
    cell: 7,
    place: (line) => (line > 100 ? { id: 7, line: line - 100 } : undefined),
    post: (message) => (message.type === 'start' ? started : posted).push(message),
    ask,
    onOutput: (cell, output) => outputs.push([cell, output]),
    onEnd: (end) => ends.push(end),
  });
  const receive = (message: unknown) => host.receive(() => message);
  return { host, receive, started, posted, ends, outputs };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a worker is told which model there is, before anything else', () => {
  expect(start().started).toEqual([{ type: 'start', ...facts }]);
});

test('a request that is in order is answered, one after another', async () => {
  const order: string[] = [];
  const { receive, posted } = start(async (_, { text }: never) => {
    order.push(`asked ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    order.push(`answered ${text}`);
    return { ids: [1] };
  });
  receive({ type: 'ask', id: 1, task: 'tokenize', request: { text: 'a' } });
  receive({ type: 'ask', id: 2, task: 'tokenize', request: { text: 'b' } });
  await vi.advanceTimersByTimeAsync(300);
  expect(order).toEqual(['asked a', 'answered a', 'asked b', 'answered b']);
  expect(posted.map((message) => message.type)).toEqual(['answer', 'answer']);
});

test.each([
  ['cacheTiming', { ids: [1] }, 'a cell cannot ask for “cacheTiming”'],
  ['constructor', {}, 'a cell cannot ask for “constructor”'],
  ['embeddingRows', { ids: [50] }, 'ids.0: at most 49'],
  ['inspect', { ids: new Array(17).fill(1), parts: [] }, 'ids: the model reads at most 16 tokens'],
  ['inspect', { ids: [1], parts: [], headsOff: [[2, 0]] }, 'headsOff.0.0: at most 1'],
  ['tokenize', { text: 7 }, 'text: should be of type string'],
])('%s with %j is refused in words', (task, request, message) => {
  const ask = vi.fn();
  const { receive, posted } = start(ask);
  receive({ type: 'ask', id: 3, task, request });
  expect(posted).toEqual([{ type: 'refusal', id: 3, message }]);
  expect(ask).not.toHaveBeenCalled();
});

test('what else a request has is not passed on', async () => {
  const ask = vi.fn(async () => ({ ids: [] }));
  const { receive } = start(ask);
  const request = JSON.parse('{"text":"a","extra":1,"__proto__":{"polluted":1}}');
  receive({ type: 'ask', id: 1, task: 'tokenize', request });
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledWith('tokenize', { text: 'a' }, expect.anything());
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

describe('a run ends', () => {
  test('when its cells have finished, and takes nothing after that', () => {
    const { receive, ends, outputs } = start();
    receive({ type: 'display', cell: 7, output: { kind: 'text', text: 'a' } });
    receive({ type: 'finished', cell: 7 });
    receive({ type: 'display', cell: 7, output: { kind: 'text', text: 'b' } });
    expect(ends).toEqual([{ kind: 'finished' }]);
    expect(outputs).toEqual([[7, { kind: 'text', text: 'a' }]]);
  });

  test('by an error, with the line in its cell', () => {
    const { receive, ends } = start();
    receive({ type: 'failed', cell: 7, message: 'no', line: 103 });
    expect(ends).toEqual([{ kind: 'failed', error: { cell: 7, message: 'no', line: 3 } }]);
  });

  test.each([[{ type: 'odd' }], ['x'], [undefined], [{ type: 'display', cell: 7, output: {} }]])(
    'by the message %j, which no cell sends',
    (message) => {
      const { receive, ends } = start();
      receive(message);
      expect(ends).toMatchObject([{ kind: 'failed', error: { cell: 7 } }]);
    },
  );

  test('by a flood of messages, which are not even read', () => {
    const { host, ends } = start();
    const read = vi.fn(() => ({ type: 'display', cell: 7, output: { kind: 'text', text: '' } }));
    for (let i = 0; i < 50_000; i++) host.receive(read);
    expect(ends).toHaveLength(1);
    expect(read.mock.calls.length).toBeLessThanOrEqual(5000);
  });

  test('after its time of computing, in which the time of the model does not count', async () => {
    let answer: (value: unknown) => void = () => {};
    const { receive, ends } = start(() => new Promise((resolve) => (answer = resolve)));
    await vi.advanceTimersByTimeAsync(MOST_COMPUTING - 100);
    receive({ type: 'ask', id: 1, task: 'tokenize', request: { text: 'a' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ends).toEqual([]);
    answer({ ids: [1] });
    await vi.advanceTimersByTimeAsync(99);
    expect(ends).toEqual([]);
    await vi.advanceTimersByTimeAsync(2);
    expect(ends).toMatchObject([
      { kind: 'failed', error: { message: expect.stringContaining('10 seconds') } },
    ]);
  });

  test('when it is stopped, and the request to the model with it', async () => {
    let aborted = false;
    const { host, receive, ends } = start(async (_, __, signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      await new Promise(() => {});
    });
    receive({ type: 'ask', id: 1, task: 'tokenize', request: { text: 'a' } });
    await vi.advanceTimersByTimeAsync(1);
    host.stop();
    expect(aborted).toBe(true);
    expect(ends).toEqual([{ kind: 'stopped' }]);
  });
});
