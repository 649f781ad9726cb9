import { expect, test } from 'vitest';
import { logProbabilityTo, nodeAt, pathTo } from '@/lib/generation/continuation-tree';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { GREEDY } from '@/lib/sampling/settings';
import { growBeam } from '@/lib/writer/grow-beam';
import { Writer } from '@/lib/writer/writer';
import { writerModelOf } from '@/scripts/writer-model';
import { openStorybook } from '../support/storybook';
import { traceOf } from '../support/trace';

const [WIDTH, COUNT] = [3, 4];

test('beam search ends in the texts that a search over the whole vocabulary keeps', async () => {
  const opened = await openStorybook();
  const prompt = opened.tokenize('Once upon a time there was an old');
  const writer = new Writer('beam', { pace: 0, pastEnd: true });
  writer.open(writerModelOf(opened), { prompt: '', promptIds: prompt }, GREEDY);
  await writer.idle();
  await growBeam(writer, WIDTH, COUNT, GREEDY);
  await writer.idle();

  // By hand, a pass over the whole text for every end.
  let beams = [{ ids: [] as readonly number[], sum: 0 }];
  for (let step = 0; step < COUNT; step++) {
    const all: typeof beams = [];
    for (const { ids, sum } of beams) {
      const read = [...prompt, ...ids];
      const { rows } = await traceOf(opened.model, { ids: read, promptLength: read.length });
      const logits = rows.at(-1)?.logits ?? new Float32Array();
      const total = logSumExp(logits);
      logits.forEach((logit, id) => {
        all.push({ ids: [...ids, id], sum: sum + logit - total });
      });
    }
    beams = all.sort((a, b) => b.sum - a.sum).slice(0, WIDTH);
  }

  const { tree } = writer.text();
  const texts = tree.nodes.map((_, node) => pathTo(tree, node).map((at) => nodeAt(tree, at).id));
  const found = texts.filter(({ length }) => length === COUNT).map((ids) => ids.join());
  expect(new Set(found)).toEqual(new Set(beams.map(({ ids }) => ids.join())));
  expect(texts[tree.at]).toEqual(beams[0]?.ids);
  expect(logProbabilityTo(tree, tree.at)).toBeCloseTo(beams[0]?.sum ?? 0, 2);
});
