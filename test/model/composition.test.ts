import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TaskModel, UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { type Composition, type HeadReading, READINGS, readBy } from '@/lib/heads/composition';
import { halfToNumber } from '@/lib/maths/half';
import { STORYBOOK_FOLDER } from '@/scripts/node-model';
import { openStorybook } from '../support/storybook';

let opened: TaskModel;
let found: Composition;
beforeAll(async () => {
  opened = await openStorybook();
  found = await performTask('composition', opened, {}, UNHURRIED);
});

/** Storybook's weights as PyTorch has them, in half precision. */
function weights(): (name: string) => Float64Array {
  const bytes = readFileSync(new URL('model.safetensors', STORYBOOK_FOLDER));
  const size = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + size).toString('utf8'));
  return (name) => {
    const [from, to] = header[`transformer.${name}`].data_offsets;
    return Float64Array.from({ length: (to - from) / 2 }, (_, i) =>
      halfToNumber(bytes.readUInt16LE(8 + size + from + 2 * i)),
    );
  };
}

/** The score by its definition, with loops over matrices, of which the mean is taken out. */
function byDefinition(writer: number, reader: number, reading: HeadReading): number {
  const of = weights();
  const { heads, width: D } = opened.model.graph.shape;
  const d = D / heads;
  const place = (head: number) => [Math.floor(head / heads), head % heads] as const;
  const [from, fromHead] = place(writer);
  const [to, toHead] = place(reader);
  const projection = of(`h.${from}.attn.c_proj.weight`); // [D, D], a row an input
  const attention = of(`h.${to}.attn.c_attn.weight`); // [D, 3 D]
  const gain = of(`h.${to}.ln_1.weight`);
  const offset = READINGS.indexOf(reading) * D + toHead * d;
  const written = Array.from({ length: d }, (_, i) =>
    projection.slice((fromHead * d + i) * D, (fromHead * d + i + 1) * D),
  );
  const read = Array.from({ length: d }, (_, j) =>
    Float64Array.from({ length: D }, (_, row) => gain[row]! * attention[row * 3 * D + offset + j]!),
  );
  for (const vector of [...written, ...read]) {
    const mean = vector.reduce((a, b) => a + b) / D;
    for (let i = 0; i < D; i++) vector[i]! -= mean;
  }
  const square = (vectors: readonly Float64Array[]) =>
    vectors.reduce((sum, vector) => sum + vector.reduce((all, x) => all + x * x, 0), 0);
  let product = 0;
  for (const one of written) {
    for (const other of read) {
      product += one.reduce((sum, x, i) => sum + x * other[i]!, 0) ** 2;
    }
  }
  return Math.sqrt(product / square(written) / square(read));
}

describe('on storybook', () => {
  test.each(READINGS)('heads read through their %s what the weights say', (reading) => {
    const count = found.layers * found.heads;
    for (const [writer, reader] of [
      [0, count - 1],
      [found.heads + 3, 3 * found.heads + 1],
      [count - found.heads - 1, count - found.heads],
    ] as const) {
      const score = found.scores[reading][writer * count + reader] ?? 0;
      // The file that runs has weights of 8 bits.
      expect(Math.abs(score - byDefinition(writer, reader, reading))).toBeLessThan(3e-3);
    }
  });

  test('a head reads all heads of earlier layers, and no others', () => {
    const { layers, heads, scores } = found;
    const count = layers * heads;
    for (const reading of READINGS) {
      for (let i = 0; i < count * count; i++) {
        const [writer, reader] = [Math.floor(i / count), i % count];
        const isLater = Math.floor(reader / heads) > Math.floor(writer / heads);
        expect(Number.isNaN(scores[reading][i])).toBe(!isLater);
      }
    }
    expect(readBy(found, heads - 1, 'key')).toEqual([]);
    const read = readBy(found, count - 1, 'key');
    expect(read).toHaveLength(count - heads);
    expect(read.map(({ score }) => score)).toEqual(
      read.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });
});

test('a model that is wider than its context is asked in pieces, and says the same', async () => {
  const { model } = opened;
  const narrow = { ...model.graph, shape: { ...model.graph.shape, context: 100 } };
  const inPieces = await performTask(
    'composition',
    { ...opened, model: Object.assign(Object.create(model), { graph: narrow }) },
    {},
    UNHURRIED,
  );
  for (const reading of READINGS) {
    const [own, known] = [inPieces.scores[reading], found.scores[reading]];
    const apart = known.map((score, i) => Math.abs(score - (own[i] ?? Number.NaN)));
    expect(Math.max(...apart.filter(Number.isFinite))).toBeLessThan(1e-4);
    expect(own.filter(Number.isFinite)).toHaveLength(known.filter(Number.isFinite).length);
  }
});
