/** Makes values inside a graph outputs of the model. */

import type { Branches } from './branches';
import { openedBefore } from './errors';
import type { Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import { GraphNode } from './graph-node';
import { downstream, elementType } from './graph-search';
import type { MakeName } from './switches';
import { FLOAT } from './tensor';
import { type ValueInfo, valueInfo } from './value-info';

/** The output's name, the value it shows, and how many dimensions that has. */
interface Capture {
  readonly name: string;
  readonly value: string;
  /** Undefined where it differs between files. */
  readonly rank: number | undefined;
  /** A bias that is added to the value; undefined where it is in the value already. */
  readonly bias?: string | undefined;
}

function listCaptures(
  { attention, heads = [], mlp, residual, token, position }: Gpt2Structure,
  finalScale: string | undefined,
): Capture[] {
  return [
    ...attention.flatMap(({ softmax, score, query }, layer) => [
      { name: `attention.${layer}`, value: softmax.outputs[0] ?? '', rank: 4 },
      { name: `score.${layer}`, value: score, rank: 4 },
      { name: `query.${layer}`, value: query, rank: 4 },
    ]),
    ...heads.map(({ value }, layer) => ({ name: `head_output.${layer}`, value, rank: 4 })),
    ...residual.map((value, layer) => ({ name: `residual.${layer}`, value, rank: 3 })),
    ...mlp.flatMap((site, layer): Capture[] => {
      if (!site) return [];
      const mid = { name: `residual_mid.${layer}`, value: site.mid, rank: 3 };
      const output = { name: `mlp_output.${layer}`, value: site.output, rank: 3 };
      if (!site.preActivation) return [mid, output];
      return [mid, { name: `mlp.${layer}`, ...site.preActivation, rank: undefined }, output];
    }),
    { name: 'token_embedding', value: token.value, rank: 3 },
    { name: 'position_embedding', value: position.value, rank: 3 },
    ...(finalScale ? [{ name: 'final_scale', value: finalScale, rank: 2 }] : []),
  ];
}

/** Adds the captures to every branch and to the model; returns their names. */
export function addCaptures(
  root: Graph,
  { branches, ifNode }: Branches,
  structures: readonly Gpt2Structure[],
  scales: readonly (string | undefined)[],
  makeName: MakeName,
): string[] {
  const taken = root.names();
  const found = structures.map((structure, i) => listCaptures(structure, scales[i]));
  // Both branches of an If must have each of its outputs.
  const captures = (found[0] ?? []).filter(({ name }) =>
    found.every((list) => list.some((other) => other.name === name)),
  );
  const double = captures.find(({ name }) => taken.has(name));
  if (double) throw openedBefore('output', double.name);
  for (const [index, { graph }] of branches.entries()) {
    const renamed = new Map<string, string>();
    const outputs: ValueInfo[] = [];
    for (const { name, rank } of captures) {
      const capture = found[index]?.find((other) => other.name === name);
      if (!capture) continue;
      // Inside a branch a name must differ from those of the graph around it.
      const own = ifNode ? makeName(name) : name;
      expose(graph, withBias(graph, capture, makeName), own, renamed);
      outputs.push(declare(own, rank));
    }
    graph.rename(renamed);
    graph.outputs.push(...outputs);
  }
  if (ifNode) {
    for (const { name, rank } of captures) {
      ifNode.outputs = [...ifNode.outputs, name];
      root.outputs.push(declare(name, rank));
    }
  }
  return captures.map(({ name }) => name);
}

const declare = (name: string, rank: number | undefined): ValueInfo =>
  valueInfo(name, FLOAT, rank === undefined ? undefined : Array(rank).fill(undefined));

/** Returns the value, or its sum with the bias that a fused operation adds inside. */
function withBias(graph: Graph, { name, value, bias }: Capture, makeName: MakeName): string {
  if (bias === undefined) return value;
  const sum = makeName(`${name}.biased`);
  graph.append(new GraphNode('Add', [value, bias], [sum]));
  return sum;
}

/**
 * Makes a value available under the name of an output: as an entry in `renamed` where it is
 * float32 and computed in this graph, else by a Cast.
 */
function expose(graph: Graph, value: string, name: string, renamed: Map<string, string>): void {
  const own = graph.produces(value) && !graph.isInterface(value);
  if (own && !renamed.has(value) && elementType(graph, value) === FLOAT) renamed.set(value, name);
  else graph.append(new GraphNode('Cast', [value], [name]).setInt('to', FLOAT));
}

/** Leaves the length of the logits undeclared, since lens rows add to it. */
export function openLogits(root: Graph, { branches, ifNode }: Branches): void {
  if (ifNode) {
    root.forget(ifNode.outputs);
    root.forget(ifNode.outputs.flatMap((value) => downstream(root, value)).flatMap(outputsOf));
  }
  const named = [
    { graph: root, logits: 'logits' },
    ...branches.filter(({ graph }) => graph !== root),
  ];
  for (const { graph, logits } of named) {
    const { type, dims } = graph.outputs.find(({ name }) => name === logits) ?? {};
    const open = valueInfo(logits, type ?? FLOAT, [undefined, undefined, dims?.[2]]);
    graph.outputs = graph.outputs.map((output) => (output.name === logits ? open : output));
  }
}

const outputsOf = ({ outputs }: GraphNode) => outputs;
