/** The logit lens: sends more rows through the final layer norm and the unembedding. */
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import { downstream, elementType } from './graph-search';
import { FLOAT } from './tensor';

/**
 * Appends the rows of input `lens` [N, D] to the T rows that leave the last block, so that the
 * logits are [1, T + N, V]. The batch must be one.
 *
 * @param stream the residual stream leaving the last block, [1, T, D]
 */
export function addLogitLens(
  graph: Graph,
  stream: string,
  logits: string,
  opset: number,
  makeName: (name: string) => string,
): void {
  const readers = graph.consumers(stream).filter(({ opType }) => opType !== 'Shape');
  const last = graph.producer(stream);
  if (!last || !graph.produces(stream)) {
    throw new UnsupportedGraphError('the residual stream comes from another graph', last?.label);
  }
  const path = downstream(graph, stream);
  if (!path.some(({ outputs }) => outputs.includes(logits))) {
    throw new UnsupportedGraphError('the last block does not reach the logits', last.label);
  }
  const cast = makeName('lens.cast');
  const rows = makeName('lens.rows');
  const joined = makeName('residual.with_lens');
  graph.insertAfter(
    last,
    new GraphNode('Cast', ['lens'], [cast]).setInt('to', elementType(graph, stream) ?? FLOAT),
    unsqueeze(graph, cast, rows, opset, makeName),
    new GraphNode('Concat', [stream, rows], [joined]).setInt('axis', 1),
  );
  graph.redirect(stream, joined, readers);
  openReshapes(graph, path, opset, makeName);
  graph.forget(path.flatMap(({ outputs }) => outputs));
}

function unsqueeze(
  graph: Graph,
  value: string,
  output: string,
  opset: number,
  makeName: (name: string) => string,
): GraphNode {
  if (opset < 13) return new GraphNode('Unsqueeze', [value], [output]).setInts('axes', [0]);
  return new GraphNode('Unsqueeze', [value, graph.addConstant(makeName('axes'), [0])], [output]);
}

/**
 * Hugging Face's GPT-2 has a Reshape between the final layer norm and the logits whose shape is
 * computed from input_ids, with T in the place of T + N. With a batch of one it is an Identity from
 * [1, T, D], or an Unsqueeze from [T, V] to [1, T, V].
 */
function openReshapes(
  graph: Graph,
  path: readonly GraphNode[],
  opset: number,
  makeName: (name: string) => string,
): void {
  let rank = 3;
  for (const node of path) {
    if (node.opType !== 'Reshape') continue;
    const [value = '', shape = ''] = node.inputs;
    const target = shapeRank(graph, shape) ?? 3;
    // A shape [rows, width] has no T in it. A stored shape has none either, only a -1.
    const keep = target === 2 || graph.constant(shape) !== undefined;
    if (!keep && rank === target) node.become('Identity', [value]);
    else if (!keep && rank === 2 && target === 3) {
      const axes = opset < 13 ? [] : [graph.addConstant(makeName('axes'), [0])];
      node.become('Unsqueeze', [value, ...axes]);
      if (opset < 13) node.setInts('axes', [0]);
    }
    rank = target;
  }
}

/** Returns the rank of a shape that is a constant or a Concat of single numbers. */
function shapeRank(graph: Graph, shape: string): number | undefined {
  const constant = graph.constant(shape);
  if (constant) return constant.dims[0];
  const node = graph.producer(shape);
  if (node?.opType !== 'Concat') return undefined;
  return node.inputs.reduce((sum, input) => sum + (graph.constant(input)?.dims[0] ?? 1), 0);
}
