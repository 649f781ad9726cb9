import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import type { GraphSession, GraphTensor } from '@/lib/engine/graph/session';
import { type TaskModel, UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { instrument, readTables } from '@/lib/onnx';
import { uniformAt } from '@/lib/sampling/uniform';
import type { ModelShape } from '@/lib/trace/trace';
import { openSession } from '@/scripts/node-runtime';
import { tinyGpt2 } from '../support/tiny-gpt2';

/** GPT-2 (124M): 500 MB of random weights. */
const GPT2: ModelShape = { layers: 12, heads: 12, width: 768, vocabulary: 50_257, context: 1024 };

/** Runs each pass once: only four texts are read for all the pairs. */
function remembering(session: GraphSession): GraphSession {
  const ran = new Map<string, Promise<Record<string, GraphTensor>>>();
  const run: GraphSession['run'] = (feeds, fetches) => {
    const hash = createHash('sha256').update(fetches.join());
    for (const [name, { data, dims }] of Object.entries(feeds)) {
      hash.update(`${name} ${dims}`).update(data as Float32Array);
    }
    const key = hash.digest('hex');
    const outputs = ran.get(key) ?? session.run(feeds, fetches);
    ran.set(key, outputs);
    return outputs;
  };
  return Object.create(session, { run: { value: run }, lend: { value: undefined } });
}

async function fullSize(): Promise<TaskModel> {
  const file = tinyGpt2(GPT2);
  const { bytes, ...added } = instrument(file);
  const { session, makeTensor } = await openSession(bytes);
  const graph = { session: remembering(session), makeTensor, shape: GPT2, added };
  return {
    id: 'full-size',
    model: new CachedModel(graph),
    tables: readTables(file),
    beginId: 0,
    tokenize: () => [],
    bytesOf: () => new Uint8Array(),
    weights: { read: async () => file, published: async () => undefined },
  };
}

test('on a GPT-2 of full size the terms add up for 50 random pairs of tokens', async () => {
  const opened = await fullSize();
  const random = (i: number) => Math.floor(uniformAt(7, i) * GPT2.vocabulary);
  const ids = Array.from({ length: 4 }, (_, i) => random(1000 + i));
  for (let pair = 0; pair < 50; pair++) {
    const position = pair % ids.length;
    const answerIds = [random(2 * pair), random(2 * pair + 1)] as const;
    const { rounding, total } = await performTask(
      'ledger',
      opened,
      { ids, answerIds, position },
      UNHURRIED,
    );
    expect(Math.abs(total)).toBeGreaterThan(0);
    expect(Math.abs(rounding)).toBeLessThan(1e-3);
  }
}, 600_000);
