import { expect, test } from 'vitest';
import type { Declaration } from '@/lib/cells/declarations';
import { createGpt2 } from '@/lib/cells/prelude/gpt2';
import { Tensor } from '@/lib/cells/prelude/tensor';
import { readDeclarations } from '@/scripts/declarations.mjs';

const { gpt2, members } = readDeclarations();
const vocabulary = { bytes: new Uint8Array(), offsets: new Uint32Array(1), special: [] };
const shape = { layers: 1, heads: 1, width: 1, vocabulary: 1, context: 1 };

test('what is declared of gpt2 is what it has, and every method has its words', () => {
  const own = createGpt2({ model: 'one', shape, vocabulary }, async () => ({}) as never);
  expect(gpt2.map(({ name }) => name).sort()).toEqual(Object.keys(own).sort());
  for (const { name, parameters, says } of gpt2) if (parameters) expect(says, name).not.toBe('');
});

test('what is declared of tensors is what they have', () => {
  const declared = members.filter(({ of }) => of === 'Tensor').map(({ name }) => name);
  const tensor = Tensor.of([1]);
  for (const name of declared) expect(name in tensor, name).toBe(true);
  expect(declared).toEqual(expect.arrayContaining(['at', 'slice', 'softmax', 'matmul', 'shape']));
});

test('the options of a call are those that its types name', () => {
  const of = (method: string): readonly Declaration[] =>
    gpt2.find(({ name }) => name === method)?.options ?? [];
  expect(of('trace').map(({ name }) => name)).toEqual([
    ...['capture', 'headsOff', 'causal', 'positions', 'patch', 'add', 'top'],
  ]);
  expect(of('next').map(({ name }) => name)).toEqual(expect.arrayContaining(['top', 'topP']));
  expect(of('trace')[1]?.says).toContain('Heads to switch off');
});
