/** The logit lens: sends more rows through the final layer norm and the unembedding. */
import { type Naming, withAxis } from './axes';
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import { downstream, elementType } from './graph-search';
import type { MakeName } from './switches';
import { FLOAT } from './tensor';

/**
 * Appends the rows of input `lens` [N, D] to the T rows that leave the last block, so that the
 * logits are [B, T + N, V].
 *
 * @param stream the residual stream leaving the last block, [B, T, D]
 * @returns the name of all rows, [B, T + N, D]
 */
export function addLogitLens(graph: Graph, stream: string, logits: string, naming: Naming): string {
  const { makeName } = naming;
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
  const [size, batch, shape, repeated] = ['size', 'batch', 'shape', 'repeated'].map((part) =>
    makeName(`lens.${part}`),
  ) as [string, string, string, string];
  const ones = graph.addConstant(makeName('lens.ones'), [1, 1]);
  const first = graph.addConstant(makeName('lens.first'), [0]);
  const joined = makeName('residual.with_lens');
  graph.insertAfter(
    last,
    new GraphNode('Cast', ['lens'], [cast]).setInt('to', elementType(graph, stream) ?? FLOAT),
    withAxis('Unsqueeze', graph, [cast, rows], 0, naming),
    new GraphNode('Shape', [stream], [size]),
    new GraphNode('Gather', [size, first], [batch]),
    new GraphNode('Concat', [batch, ones], [shape]).setInt('axis', 0),
    new GraphNode('Expand', [rows, shape], [repeated]),
    new GraphNode('Concat', [stream, repeated], [joined]).setInt('axis', 1),
  );
  graph.redirect(stream, joined, readers);
  openReshapes(graph, path, joined, makeName);
  graph.forget(path.flatMap(({ outputs }) => outputs));
  return joined;
}

/** Slice takes its start as an input since operator set 10. */
export const canStartLater = (opset: number): boolean => opset >= 10;

/**
 * Lets only the rows from input `logits_from` [1] on go through the final layer norm and the
 * unembedding, which is up to a third of a pass's arithmetic.
 *
 * @param joined all rows, [B, T + N, D]
 */
export function addLogitStart(graph: Graph, joined: string, makeName: MakeName): void {
  const producer = graph.producer(joined);
  if (!producer) return;
  const readers = graph.consumers(joined);
  const rows = makeName('logits_from.rows');
  const end = graph.addConstant(makeName('logits_from.end'), [2 ** 31 - 1]);
  const axis = graph.addConstant(makeName('logits_from.axis'), [1]);
  const slice = new GraphNode('Slice', [joined, 'logits_from', end, axis], [rows]);
  graph.insertAfter(producer, slice);
  graph.redirect(joined, rows, readers);
}

/**
 * Hugging Face's GPT-2 has a Reshape between the final layer norm and the logits whose shape is
 * computed from input_ids, with T in the place of T + N. From [B, T, D] it is an Identity; from
 * [B T, V] to [B, T, V] the sizes are taken from `joined`, [B, T + N, D].
 */
function openReshapes(
  graph: Graph,
  path: readonly GraphNode[],
  joined: string,
  makeName: MakeName,
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
      const [all, sizes, wanted] = ['all', 'sizes', 'wanted'].map((part) =>
        makeName(`lens.rows.${part}`),
      ) as [string, string, string];
      const two = graph.addConstant(makeName('lens.two'), [0, 1]);
      const rest = graph.addConstant(makeName('lens.rest'), [-1]);
      graph.insertBefore(
        node,
        new GraphNode('Shape', [joined], [all]),
        new GraphNode('Gather', [all, two], [sizes]),
        new GraphNode('Concat', [sizes, rest], [wanted]).setInt('axis', 0),
      );
      node.inputs = [value, wanted];
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
