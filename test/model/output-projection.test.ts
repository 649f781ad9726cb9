import { beforeAll, describe, expect, test } from 'vitest';
import { projectionMarks } from '@/components/widgets/output-projection/marks';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask, type RequestOf } from '@/lib/engine/tasks';
import type { NodeModel } from '@/scripts/node-model';
import references from '../fixtures/masked-attention/references.json';
import { type Kind, manifest, reference } from '../support/onnx/reference';
import { openStorybook } from '../support/storybook';
import { openFormModel } from './form-model';
import { distance } from './storybook-support';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

const ids = references.sentences[0]?.ids ?? [];
const project = (request: Omit<RequestOf<'outputProjection'>, 'ids'>) =>
  performTask('outputProjection', opened, { ids, ...request }, UNHURRIED);

test.each(references.projections)(
  'head $head of layer $layer writes what PyTorch says to place $place',
  async ({ layer, head, position, place, ...torch }) => {
    const { own, places } = await project({ layer, head, position, places: [place] });
    expect(distance(own, torch.own)).toBeLessThan(1e-4);
    const [at] = places;
    expect(distance(at?.weights ?? [], torch.weights)).toBeLessThan(1e-5);
    expect(distance(at?.written ?? [], torch.written)).toBeLessThan(1e-4);
    for (const name of ['bias', 'before', 'after'] as const) {
      expect(Math.abs((at?.[name] ?? Number.NaN) - torch[name]), name).toBeLessThan(1e-4);
    }
  },
);

test('at every place of every layer the heads and the bias make up what the stream gains', async () => {
  const { layers, width, heads } = opened.model.graph.shape;
  for (let layer = 0; layer < layers; layer++) {
    const found = await project({ layer, head: layer % heads, position: ids.length - 1 });
    expect(found.places.map(({ place }) => place)).toEqual([...found.before.keys()]);
    expect(found.places).toHaveLength(width);
    for (const [i, { written, bias, before, after, place }] of found.places.entries()) {
      expect(Math.abs(before + written.reduce((a, b) => a + b, bias) - after)).toBeLessThan(1e-5);
      expect(found.after[i]).toBe(after);
      const { rows } = projectionMarks(found, place);
      expect(rows.some(({ kind }) => kind === 'rounding')).toBe(false);
    }
  }
});

/** What rounding may leave of numbers of a few units. */
const LEFT: Readonly<Record<Kind, number>> = {
  float32: 1e-4,
  'weight-only': 1e-4,
  float16: 1e-2,
  dynamic: 0.1,
};

describe.each(Object.entries(manifest.forms))('%s', (form, { kind }) => {
  test('a GPT-2 of random weights has heads that add up to what its attention writes', async () => {
    const model = await openFormModel(form);
    const request = { ids: reference.ids, layer: 1, head: 1, position: 3 };
    const { places } = await performTask('outputProjection', model, request, UNHURRIED);
    for (const { written, bias, before, after } of places) {
      const sum = before + written.reduce((a, b) => a + b, bias);
      expect(Math.abs(sum - after)).toBeLessThan(LEFT[kind]);
    }
  });
});
