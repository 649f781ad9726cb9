import { expect, test } from 'vitest';
import { EngineFailure } from '@/lib/engine/failure';
import { measureSpeed, type SpeedModel, type SpeedProgress } from '@/lib/speed/measure-speed';
import { SPEED_WORKS } from '@/lib/speed/speed-report';

const shape = { layers: 2, heads: 2, width: 4, vocabulary: 1000, context: 512 };

/** What a client is asked, whatever the task. */
interface Asked {
  readonly ids: readonly number[];
  readonly promptLength?: number;
  readonly parts?: readonly string[];
}

/**
 * A model on a clock that only its own work moves, in ms: a step costs 2 and a thousandth for each
 * token before it, reading 50 (with attention 70), ablations 400. The first of each kind costs more.
 */
function slowModel({ first = 0, factor = 1 } = {}) {
  let time = 0;
  const asked: (Asked & { readonly name: string; readonly text: string })[] = [];
  const read = new Set<string>();
  const cost = (name: string, { ids, promptLength = 0, parts }: Asked) => {
    const late = asked.every((one) => one.name !== name) ? first : 0;
    if (name === 'write') {
      const prompt = ids.length === promptLength ? ids.length : 0;
      return late + prompt + 2 + ids.length / 1000;
    }
    if (name === 'inspect') return late + (parts?.includes('attention') ? 70 : 50);
    return late + 400;
  };
  const run = async (name: string, request: Asked, { signal }: { signal?: AbortSignal }) => {
    if (signal?.aborted) throw new EngineFailure('cancelled', 'Stopped.');
    const text = `${name} ${request.ids.join(' ')}`;
    if (name === 'write') expect(read.has(text), `read before: ${text}`).toBe(false);
    time += cost(name, request) * factor;
    asked.push({ ...request, name, text });
    read.add(text);
    return { id: 7 };
  };
  const model = { client: { run }, info: { shape, threads: 2 } } as unknown as SpeedModel;
  return { model, asked, now: () => time };
}

const still = () => new AbortController().signal;

test('each piece of work is timed by the clock, a token at its length, and nothing else is', async () => {
  const { model, now } = slowModel();
  const report = await measureSpeed(model, { now, signal: still(), onProgress: () => {} });
  const medians = SPEED_WORKS.map((work) => report.works[work]?.median);
  // Ten steps after a prompt and its first token: the middle one is written after 5.5 more.
  const step = (prompt: number) => 2 + (prompt + 5.5) / 1000;
  const expected = [step(16), step(128), step(500), 50, 70, 400];
  for (const [i, wanted] of expected.entries())
    expect(medians[i], SPEED_WORKS[i]).toBeCloseTo(wanted);
  expect(report.threads).toBe(2);
});

test('it takes about as long as it may, and no text is longer than the context', async () => {
  const { model, asked, now } = slowModel();
  await measureSpeed(model, { now, signal: still(), onProgress: () => {}, budget: 10_000 });
  expect(now()).toBeGreaterThan(9_500);
  expect(now()).toBeLessThan(12_000);
  expect(Math.max(...asked.map(({ ids }) => ids.length))).toBeLessThan(shape.context);
});

test('on a slow device each piece of work is done once, and counted', async () => {
  const { model, now } = slowModel({ factor: 100 });
  const { works } = await measureSpeed(model, { now, signal: still(), onProgress: () => {} });
  expect(SPEED_WORKS.map((work) => works[work]?.count)).toEqual([10, 10, 10, 1, 1, 1]);
});

test('the first repetition is not counted where there is another', async () => {
  const { model, now } = slowModel({ first: 300 });
  const { works } = await measureSpeed(model, { now, signal: still(), onProgress: () => {} });
  expect(works.ablations).toMatchObject({ median: 400, upper: 400 });
  expect(works.read).toMatchObject({ median: 50, upper: 50 });
});

test('a second measurement asks for no text of the first: its answers would take no time', async () => {
  const { model, now } = slowModel();
  // The model itself asserts that nothing is written twice.
  for (const before of [0, 1]) {
    await measureSpeed(model, { now, signal: still(), onProgress: () => {}, before });
  }
});

test('progress grows from 0 to 1, names the work, and has what was measured so far', async () => {
  const { model, now } = slowModel();
  const heard: SpeedProgress[] = [];
  const onProgress = (progress: SpeedProgress) => void heard.push(progress);
  const report = await measureSpeed(model, { now, signal: still(), onProgress });
  const shares = heard.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect([shares[0], shares.at(-1)]).toEqual([0, expect.closeTo(1)]);
  expect(heard[0]).toMatchObject({ work: 'step16', report: { works: {} } });
  expect(heard.at(-1)).toMatchObject({ work: 'ablations', report });
});

test('a measurement that is stopped fails as cancelled', async () => {
  const { model, now, asked } = slowModel();
  const controller = new AbortController();
  const onProgress = ({ work }: SpeedProgress) => {
    if (work === 'step128') controller.abort();
  };
  const run = measureSpeed(model, { now, signal: controller.signal, onProgress });
  await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  expect(asked.some(({ name }) => name === 'inspect')).toBe(false);
});
