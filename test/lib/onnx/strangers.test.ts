import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { instrument, readTables, UnsupportedGraphError } from '@/lib/onnx';
import { renameDeclared, retype } from './rewrite';
import { loadForm } from './support';

const strangers = new URL('../../fixtures/onnx/strangers/', import.meta.url);
const load = (name: string) => new Uint8Array(readFileSync(new URL(`${name}.onnx`, strangers)));

/** What opening a file throws. */
function refusal(bytes: Uint8Array): Error {
  for (const open of [instrument, readTables]) {
    try {
      open(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(UnsupportedGraphError);
      if (open === instrument) continue;
      return error as Error;
    }
    throw new Error(`${open.name} accepts it`);
  }
  throw new Error('nothing was opened');
}

describe('a sound file that is not a GPT-2 that can be opened is refused, with the reason', () => {
  test.each([
    ['opt', 'positions 0, 1, 2 are looked up in rows 2, 3, 4'],
    ['opt-positions', 'positions 4, 0, 3 are looked up in rows 6, 2, 5'],
    ['multi-query', '1 head of width 8, which are not as wide together as an embedding, 16'],
    ['llama', 'no layer norm before it'],
    ['no-cache', 'no key/value cache; choose a file exported with its cache'],
    ['first-half', 'first of two files (decoder_model.onnx); choose decoder_model_merged.onnx'],
    ['bfloat16', 'its weights are bfloat16'],
    ['external', 'its weights are in another file ("external.onnx_data")'],
  ])('%s: %s', (name, reason) => {
    expect(refusal(load(name)).message).toContain(reason);
  });
});

describe('an input that is not fed is named', () => {
  const file = loadForm('eager-script');

  test('one that GPT-2 has no use for', () => {
    const error = refusal(renameDeclared(file, 'attention_mask', 'token_type_ids'));
    expect(error.message).toContain('it needs the input "token_type_ids"');
  });

  test('one of 32-bit integers', () => {
    expect(refusal(retype(file, 'input_ids', 6)).message).toContain(
      'element type 6, where 7 is fed',
    );
  });

  test('a cache with other names', () => {
    const names = ['past_key_values', 'present'].flatMap((side) =>
      [0, 1].flatMap((layer) => ['key', 'value'].map((part) => `${side}.${layer}.${part}`)),
    );
    const renamed = names.reduce(
      (bytes, name) => renameDeclared(bytes, name, name.replaceAll('.', '_')),
      file,
    );
    expect(refusal(renamed).message).toContain('not named past_key_values.0.key');
  });

  test('a cache that is not returned whole', () => {
    const error = refusal(renameDeclared(file, 'present.1.value', 'spare'));
    expect(error.message).toContain('goes in as 4 tensors and comes out as 3');
  });
});
