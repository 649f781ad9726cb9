import { expect, test } from 'vitest';
import { instrument, UnsupportedGraphError } from '@/lib/onnx';
import type { Graph } from '@/lib/onnx/graph';
import { GraphNode } from '@/lib/onnx/graph-node';
import { readOnnxModel, writeOnnxModel } from '@/lib/onnx/onnx-model';
import { loadForm } from './support';

/** A merged file whose root computes `logits` from what its If returns, by `operations`. */
function behindIf(...operations: string[]): Uint8Array {
  const model = readOnnxModel(loadForm('optimum-1.13-merged'));
  const root: Graph = model.graph;
  const [choice] = root.nodes.filter(({ opType }) => opType === 'If');
  if (!choice) throw new Error('the fixture has no If');
  choice.outputs = choice.outputs.map((name) => (name === 'logits' ? 'step.0' : name));
  for (const [i, operation] of operations.entries()) {
    const output = i === operations.length - 1 ? 'logits' : `step.${i + 1}`;
    const node = new GraphNode(operation, [`step.${i}`], [output]);
    root.append(operation === 'Cast' ? node.setInt('to', 1) : node);
  }
  return writeOnnxModel(model);
}

test.each([[['Cast']], [['Cast', 'Cast']], [['Identity', 'Cast', 'Identity']]])(
  'branches are found behind %j at the root',
  (operations) => {
    const { layers, captures } = instrument(behindIf(...operations));
    expect(layers).toBe(2);
    expect(captures).toContain('mlp.1');
  },
);

test('a root that computes more than casts behind its If is refused, with its node', () => {
  expect(() => instrument(behindIf('Neg', 'Cast'))).toThrow(UnsupportedGraphError);
  expect(() => instrument(behindIf('Neg', 'Cast'))).toThrow(/from what its branches return.*Neg/);
});
