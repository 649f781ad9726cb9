import { describe, expect, test } from 'vitest';
import { CorruptFileError, UnsupportedGraphError } from '@/lib/onnx/errors';
import type { Graph } from '@/lib/onnx/graph';
import { GraphNode } from '@/lib/onnx/graph-node';
import { instrument } from '@/lib/onnx/instrument';
import { readOnnxModel, writeOnnxModel } from '@/lib/onnx/onnx-model';
import { manifest } from '../../support/onnx/reference';
import { renameAll, renameDeclared, replaceOperation } from './rewrite';
import { loadForm } from './support';

const file = loadForm('eager-script');

/** What instrument throws. */
function failure(bytes: Uint8Array): unknown {
  try {
    instrument(bytes);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a file that cannot be opened', () => {
  test.each([
    ['empty', new Uint8Array()],
    ['a web page', new TextEncoder().encode('<!DOCTYPE html><title>404</title>')],
    ['JSON', new TextEncoder().encode('{"error":"Entry not found"}')],
    ['zeros', new Uint8Array(1000)],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ])('is corrupt when it is %s', (_, bytes) => {
    expect(failure(bytes)).toBeInstanceOf(CorruptFileError);
    expect(failure(bytes)).toMatchObject({ code: 'corrupt' });
  });

  test('is corrupt when it is cut short, wherever that happens', () => {
    for (let part = 1; part < 50; part++) {
      const cut = file.subarray(0, Math.floor((file.length * part) / 50));
      expect(failure(cut), `cut at ${cut.length}`).toBeInstanceOf(CorruptFileError);
    }
    expect(failure(file.subarray(0, -1))).toBeInstanceOf(CorruptFileError);
  });

  test.each(['Attention', 'MultiHeadAttention', 'GroupQueryAttention'])(
    'is unsupported when attention is fused into %s, and the error names the node',
    (operation) => {
      const error = failure(replaceOperation(file, 'Softmax', operation));
      expect(error).toBeInstanceOf(UnsupportedGraphError);
      expect(error).toMatchObject({ code: 'unsupported-graph' });
      expect((error as UnsupportedGraphError).node).toContain(operation);
      expect((error as UnsupportedGraphError).node).toContain('h.0/attn');
    },
  );

  test.each(['input_ids', 'logits'])('is unsupported when it has no %s', (name) => {
    const error = failure(renameDeclared(file, name, 'pixels'));
    expect(error).toBeInstanceOf(UnsupportedGraphError);
    expect((error as Error).message).toContain(name);
  });

  test('is unsupported when it has no attention', () => {
    const error = failure(replaceOperation(file, 'Softmax', 'Relu'));
    expect(error).toBeInstanceOf(UnsupportedGraphError);
    expect((error as Error).message).toContain('no attention');
  });

  test('is unsupported when it has been opened before', () => {
    const error = failure(instrument(file).bytes);
    expect(error).toBeInstanceOf(UnsupportedGraphError);
    expect((error as UnsupportedGraphError).node).toBe('head_mask');
  });
});

test('a file with a value of the name of a capture is unsupported', () => {
  let count = 0;
  const error = failure(renameAll(file, () => (count++ === 0 ? 'score.1' : `v${count}`)));
  expect(error).toBeInstanceOf(UnsupportedGraphError);
  expect((error as UnsupportedGraphError).node).toBe('score.1');
});

describe('a file that can be opened', () => {
  test.each(Object.keys(manifest.forms))('grows by less than 16 kB: %s', (form) => {
    const bytes = loadForm(form);
    expect(instrument(bytes).bytes.length - bytes.length).toBeLessThan(16_000);
  });

  test('is left as it was', () => {
    const bytes = loadForm('eager-script');
    instrument(bytes);
    expect(Buffer.compare(bytes, file)).toBe(0);
  });

  test('is opened from a view into a larger buffer too', () => {
    const larger = new Uint8Array(file.length + 20);
    larger.set(file, 7);
    const { bytes } = instrument(larger.subarray(7, 7 + file.length));
    expect(Buffer.compare(bytes, instrument(file).bytes)).toBe(0);
  });
});

describe('what a file hides is left out, with its switches', () => {
  test('heads behind an operation that is not known', () => {
    const model = readOnnxModel(loadForm('eager-script'));
    const heads = headsOf(model.graph);
    const hidden = new GraphNode('Relu', heads.inputs, ['hidden']);
    model.graph.insertBefore(heads, hidden);
    heads.inputs = ['hidden'];
    const { captures, switches } = instrument(writeOnnxModel(model));
    expect(captures.filter((name) => name.startsWith('head_output'))).toEqual([]);
    expect(captures).toContain('mlp_output.1');
    expect(switches.filter((name) => name.startsWith('head_'))).toEqual(['head_mask']);
    expect(switches).toContain('residual_keep');
  });

  test('the scale of a norm that is not a root', () => {
    const { captures } = instrument(replaceOperation(loadForm('optimum-1.23'), 'Sqrt', 'Exp'));
    expect(captures).not.toContain('final_scale');
    expect(captures).toContain('head_output.0');
  });
});

/** The transpose that puts the heads of the last layer side by side. */
function headsOf({ nodes }: Graph): GraphNode {
  const softmax = nodes.findLastIndex(({ opType }) => opType === 'Softmax');
  const found = nodes.find(({ opType }, i) => i > softmax && opType === 'Transpose');
  if (!found) throw new Error('the fixture has no transpose behind its softmax');
  return found;
}
