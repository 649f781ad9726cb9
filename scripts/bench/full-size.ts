/**
 * Measures a GPT-2 of the true shape, in dynamic int8 by default, in Node with the WASM runtime on
 * one thread:
 *
 *     npx tsx --expose-gc scripts/bench/full-size.ts [file.onnx]
 *
 * The file is made by training/fixtures/full_size.py, with random weights: times, memory and
 * rounding are those of the real one, its words are not.
 */
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import { feedsFor, noPast } from '@/lib/engine/graph/feeds';
import { floats, type GraphSession, type OpenGraph } from '@/lib/engine/graph/session';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { largestDifference } from '@/lib/maths/largest-difference';
import { topK } from '@/lib/maths/top-k';
import { instrument, readTables } from '@/lib/onnx';

const STOCK = '.cache/onnx-fixtures/full-size/decoder_model_merged_quantized.onnx';
const path = process.argv[2] ?? fileURLToPath(new URL(`../../${STOCK}`, import.meta.url));
const shape = { layers: 12, heads: 12, width: 768, vocabulary: 50257, context: 1024 };
const TOKENS = 50;

const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(2);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
const say = (what: string, figure: string) => console.log(`${what.padEnd(64)} ${figure}`);

/** Bytes of JavaScript's arrays and objects, after what nobody needs is gone. */
function held(): number {
  globalThis.gc?.();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** Straight into one array of its size: what is measured is not the reading. */
async function read(): Promise<Uint8Array> {
  const file = await open(path);
  const { size } = await file.stat();
  const bytes = new Uint8Array(size);
  for (let offset = 0; offset < size; ) {
    offset += (await file.read(bytes, offset, size - offset, offset)).bytesRead;
  }
  await file.close();
  return bytes;
}

/** Ids of no meaning, always the same. */
const idsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => (i * 7919 + 11) % shape.vocabulary);

function furthest(a: Float32Array, b: Float32Array): string {
  if (a.length === 0 || a.length !== b.length) throw new RangeError('nothing to compare');
  return largestDifference(a, b).toPrecision(3);
}

async function main(): Promise<void> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  const start = performance.now();
  const file = await read();
  say('file', `${megabytes(file.length)} MB, read in ${seconds(start)} s`);

  const before = held();
  let from = performance.now();
  const idle = process.cpuUsage();
  const { bytes, ...added } = instrument(file);
  const took = seconds(from);
  const { user, system } = process.cpuUsage(idle);
  const extra = held() - before;
  // On a busy machine the clock counts what others do.
  say('instrument', `${took} s, ${((user + system) / 1e6).toFixed(2)} s of a processor`);
  say(
    'memory of its result, beside the file',
    `${megabytes(extra)} MB, ${(extra / file.length).toFixed(3)} × the file; ` +
      `${bytes.length - file.length} bytes added`,
  );

  from = performance.now();
  const session = (await ort.InferenceSession.create(bytes, {
    extra: { session: { disable_quant_qdq: '1' } },
  })) as unknown as GraphSession;
  say('open the session', `${seconds(from)} s`);
  const makeTensor: OpenGraph['makeTensor'] = ({ type, data, dims }) =>
    new ort.Tensor(type, data, [...dims]);
  const graph: OpenGraph = { session, shape, added, makeTensor };
  const fresh = () => new CachedModel(graph);

  from = performance.now();
  const prompt = idsOf(8);
  await fresh().read({ ids: prompt, promptLength: 8 });
  say('first prediction, 8 tokens', `${seconds(from)} s`);
  say('from the file on disk to the first prediction', `${seconds(start)} s`);

  const model = fresh();
  let ids = prompt;
  let maps = 0;
  from = performance.now();
  for (let step = 0; step < TOKENS; step++) {
    const last = (await model.read({ ids, promptLength: 8 })).at(-1);
    const [attention, logits] = [last?.attention.at(-1), last?.logits.at(-1)];
    if (!attention || !logits) throw new Error('a step without its row');
    maps += attention.length / ids.length;
    ids = [...ids, topK(logits, 1)[0] ?? 0];
  }
  const time = performance.now() - from;
  say(
    `${TOKENS} tokens, one pass each, with ${maps / TOKENS} attention maps a step`,
    `${(time / 1000).toFixed(1)} s, ${(time / TOKENS).toFixed(0)} ms a token`,
  );

  const last = async (text: readonly number[], promptLength: number) =>
    (await fresh().read({ ids: text, promptLength })).at(-1)?.logits.at(-1) ?? new Float32Array();
  const long = idsOf(24);
  const [stepped, whole] = [await last(long, 1), await last(long, 24)];
  say('size of its logits: the largest, and the spread', spread(whole));
  say('stepping against a full pass, 24 tokens: largest difference', furthest(stepped, whole));
  say('... the same first choice', String(topK(stepped, 1)[0] === topK(whole, 1)[0]));

  // Logits of the first 23 positions must not know what stands at the last; here they do.
  const earlier = async (text: readonly number[]) => {
    const { logits } = await session.run(feedsFor(graph, text, noPast(graph)), ['logits']);
    return floats(logits, 'logits').slice(0, 23 * shape.vocabulary);
  };
  const other = [...long.slice(0, -1), 31337];
  say(
    'another last token: largest change of earlier logits',
    furthest(await earlier(long), await earlier(other)),
  );
  from = performance.now();
  const taskModel = {
    ...{ id: '', model, tables: readTables(file), beginId: 0, tokenize: () => [] },
    bytesOf: () => new Uint8Array(),
    weights: { read: async () => Uint8Array.from(file), published: async () => undefined },
  };
  const left: number[] = [];
  for (let pair = 0; pair < TOKENS; pair++) {
    const [one = 0, other = 0] = idsOf(2 * pair + 2).slice(-2);
    const asked = { ids: prompt, answerIds: [one, other] as const };
    const { rounding } = await performTask('ledger', taskModel, asked, UNHURRIED);
    left.push(Math.abs(rounding));
  }
  say(
    `ledgers of ${TOKENS} pairs of tokens: the most that their terms miss`,
    `${Math.max(...left).toPrecision(3)}, ${((performance.now() - from) / TOKENS).toFixed(0)} ms each`,
  );
  say('memory of the process (resident)', `${megabytes(process.memoryUsage().rss)} MB`);
}

function spread(logits: Float32Array): string {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const logit of logits) [least, most] = [Math.min(least, logit), Math.max(most, logit)];
  return `${most.toFixed(2)}, ${(most - least).toFixed(2)}`;
}

await main();
