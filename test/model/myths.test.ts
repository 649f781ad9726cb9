import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { softmax } from '@/lib/maths/softmax';
import { MYTH_REQUESTS } from '@/lib/myths/requests';
import { headPart } from '@/lib/trace/forward-pass';
import { type NodeModel, STORYBOOK_FOLDER } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

/** The distribution after a text, by the passes in which texts are written. */
async function after(text: string): Promise<Float64Array> {
  const ids = opened.tokenize(text);
  const { rows } = await traceOf(opened.model, { ids, promptLength: ids.length });
  return softmax(rows.at(-1)?.logits ?? []);
}

test('a chance is the softmax of the logits, with its rank and the fewest that have 90%', async () => {
  const { request } = MYTH_REQUESTS.few;
  const [chance] = await performTask('chances', opened, request, UNHURRIED);
  const p = await after(request.places[0].text);
  const sorted = [...p].sort((a, b) => b - a);
  expect(chance?.probability).toBeCloseTo(p[opened.tokenize(' man')[0] ?? 0] ?? 0, 5);
  expect(chance?.rank).toBe(
    sorted.findIndex((value) => value <= (chance?.probability ?? 0) + 1e-6),
  );
  const sum = (count: number) => sorted.slice(0, count).reduce((all, value) => all + value, 0);
  expect(sum(chance?.most ?? 0)).toBeGreaterThan(0.899);
  expect(sum((chance?.most ?? 0) - 1)).toBeLessThan(0.901);
  expect(chance?.possible).toBe(p.length);
});

test('telling something moves the chance in that text, and no logit of the next', async () => {
  const { request } = MYTH_REQUESTS.learns;
  const told = await performTask('told', opened, request, UNHURRIED);
  const id = opened.tokenize(' Pim')[0] ?? 0;
  const during = await after(`${request.told} ${request.question}`);
  expect(told.during.probability).toBeCloseTo(during[id] ?? 0, 4);
  expect(told.before.probability).toBeCloseTo((await after(request.question))[id] ?? 0, 4);
  expect(told.after).toEqual(told.before);
  expect(told.changed).toBe(0);
  expect(told.changedByHead).toBeGreaterThan(0.01);
});

test('what is written is not in the file, what is in it is found, and its hash is the published one', async () => {
  const { request } = MYTH_REQUESTS.stored;
  const facts = await performTask('modelFile', opened, request, UNHURRIED);
  const file = readFileSync(new URL('onnx/model_quantized.onnx', STORYBOOK_FOLDER));
  expect(facts.bytes).toBe(file.length);
  expect(facts.foundAsText + facts.foundAsIds).toBe(0);
  expect(facts.foundKnown).toBe(file.toString('latin1').split('Softmax').length - 1);
  expect(facts.sha256).toBe(createHash('sha256').update(file).digest('hex'));
  expect(facts.published).toBe(facts.sha256);
  expect(facts.sha256Altered).not.toBe(facts.sha256);
});

test('what the model writes is found in a file that has it, as letters and as ids', async () => {
  const { request } = MYTH_REQUESTS.stored;
  const { ids } = await performTask('modelFile', opened, request, UNHURRIED);
  const asIds = new Uint8Array(Uint16Array.from(ids).buffer);
  const weights = {
    read: async () => Uint8Array.from([1, ...opened.bytesOf(ids), ...asIds, ...asIds]),
    published: async () => undefined,
  };
  const facts = await performTask('modelFile', { ...opened, weights }, request, UNHURRIED);
  expect([facts.foundAsText, facts.foundAsIds, facts.foundKnown]).toEqual([1, 2, 0]);
});

test('the share of a false twin is that of two whole sentences, token by token', async () => {
  const pair = { right: 'The mouse ate the cheese.', wrong: 'The cheese ate the mouse.' };
  const { shares } = await performTask('falseTwins', opened, { pairs: [pair, pair] }, UNHURRIED);
  const probabilityOf = async (text: string) => {
    const ids = [opened.beginId, ...opened.tokenize(text)];
    const { rows } = await traceOf(opened.model, { ids, promptLength: ids.length });
    expect(rows).toHaveLength(ids.length);
    let product = 1;
    for (let t = 1; t < ids.length; t++) {
      const before = ids.slice(0, t);
      const traced = await traceOf(opened.model, { ids: before, promptLength: before.length });
      product *= softmax(traced.rows.at(-1)?.logits ?? [])[ids[t] ?? 0] ?? 0;
    }
    return product;
  };
  const [right, wrong] = [await probabilityOf(pair.right), await probabilityOf(pair.wrong)];
  expect(shares[0]).toBeCloseTo(wrong / (right + wrong), 6);
  expect(shares[1]).toBe(shares[0]);
});

test('the darkest cell is the largest weight of any head’s last row, and the strongest head costs most', async () => {
  const { request } = MYTH_REQUESTS.dark;
  const ids = opened.tokenize(request.text);
  const found = await performTask('darkCell', opened, request, UNHURRIED);
  const pass = await performTask('inspect', opened, { ids, parts: ['attention'] }, UNHURRIED);
  const { layers, heads } = opened.model.graph.shape;
  let most = 0;
  for (let l = 0; l < layers; l++) {
    for (let h = 0; h < heads; h++) {
      const row = headPart(pass, 'attention', l, h)?.slice(-ids.length) ?? [];
      most = Math.max(most, ...row.slice(1));
    }
  }
  expect(found.darkest.weight).toBe(most);
  for (const { head, without } of [found.darkest, found.strongest]) {
    const asked = { ids, headsOff: [head], top: 1, by: 'mean' } as const;
    const { candidates } = await performTask('headsOff', opened, asked, UNHURRIED);
    const target = candidates.find(({ id }) => id === found.targetId);
    expect(without).toBeCloseTo(target?.after ?? 0, 5);
    expect(found.probability).toBeCloseTo(target?.before ?? 0, 5);
  }
  expect(found.strongest.without).toBeLessThan(found.darkest.without);
});

test('a token is exchanged in its own place, and attention is averaged over all heads', async () => {
  const text = 'The fox saw a';
  const request = { text, positions: [1], others: [' dog'] };
  const { ids, places } = await performTask('exchangedToken', opened, request, UNHURRIED);
  const [was, is] = [await after(text), await after('The dog saw a')];
  const moved = was.reduce((sum, p, id) => sum + Math.abs(p - (is[id] ?? 0)), 0) / 2;
  expect(places[0]?.moved).toBeCloseTo(moved, 4);
  const all = { ...request, positions: ids.map((_, at) => at) };
  const looks = await performTask('exchangedToken', opened, all, UNHURRIED);
  expect(looks.places.reduce((sum, { looked }) => sum + looked, 0)).toBeCloseTo(1, 4);
});

test('temperature keeps the order, and shares out by powers of the same chances', async () => {
  const { request } = MYTH_REQUESTS.temperature;
  const { ranked, written } = await performTask('temperatures', opened, request, UNHURRIED);
  const [half, one] = ranked;
  expect(half?.ids).toEqual(one?.ids);
  const ratio = (shares: readonly number[] = []) => (shares[0] ?? 0) / (shares[1] ?? 1);
  expect(ratio(half?.shares)).toBeCloseTo(ratio(one?.shares) ** 2, 1);
  expect(written[0]).toEqual(written[1]);
  const other = { ...request, seed: request.seed + 1 };
  const again = await performTask('temperatures', opened, other, UNHURRIED);
  expect(again.written[0]).not.toEqual(written[0]);
});

test('a request that is made while the model writes is counted', async () => {
  const request = MYTH_REQUESTS.browses.request;
  const quiet = await performTask('requestsWhileWriting', opened, request, UNHURRIED);
  expect(quiet.during).toBe(0);
  expect(quiet.ids).toHaveLength(request.length);
  const server = createServer((_, response) => response.end()).listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const between = async () => void (await (await fetch(url)).text());
  // More than a thread notes unless it is told to.
  for (let made = 0; made < 260; made++) await (await fetch(url)).text();
  const other = { ...request, text: 'Yesterday was' };
  const loud = await performTask('requestsWhileWriting', opened, other, { ...UNHURRIED, between });
  server.close();
  expect(loud.during).toBeGreaterThan(0);
});
