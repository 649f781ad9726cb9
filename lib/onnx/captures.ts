/** Turns values inside a graph into outputs. */
import type { Anatomy } from './anatomy';
import type { Bodies, Body } from './body';
import { UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { Node } from './node';
import type { Fresh } from './switches';
import { FLOAT } from './tensor';
import { type ValueInfo, valueInfo } from './value-info';
import { elementType } from './walk';

/** The output's name, the value it shows, and how many dimensions that has. */
interface Capture {
  readonly name: string;
  readonly value: string;
  /** Undefined where it is not known beforehand. */
  readonly rank: number | undefined;
  /** A bias that is still to be added to the value. */
  readonly bias?: string | undefined;
}

function listCaptures({ attention, mlp, residual, token, position }: Anatomy): Capture[] {
  return [
    ...attention.flatMap(({ softmax, score, query }, layer) => [
      { name: `attention.${layer}`, value: softmax.outputs[0] ?? '', rank: 4 },
      { name: `score.${layer}`, value: score, rank: 4 },
      { name: `query.${layer}`, value: query, rank: 4 },
    ]),
    ...residual.map((value, layer) => ({ name: `residual.${layer}`, value, rank: 3 })),
    ...mlp.flatMap((site, layer): Capture[] => {
      if (!site) return [];
      const mid = { name: `residual_mid.${layer}`, value: site.mid, rank: 3 };
      const name = `mlp.${layer}`;
      return site.preActivation ? [mid, { name, ...site.preActivation, rank: undefined }] : [mid];
    }),
    { name: 'token_embedding', value: token.value, rank: 3 },
    { name: 'position_embedding', value: position.value, rank: 3 },
  ];
}

/** Adds the captures to every body and to the model; returns their names. */
export function addCaptures(
  root: Graph,
  { bodies, choice }: Bodies,
  anatomies: readonly Anatomy[],
  fresh: Fresh,
): string[] {
  const taken = root.names();
  const found = anatomies.map(listCaptures);
  // What an If gives, both of its branches must have.
  const captures = (found[0] ?? []).filter(({ name }) =>
    found.every((list) => list.some((other) => other.name === name)),
  );
  const double = captures.find(({ name }) => taken.has(name));
  if (double) throw new UnsupportedGraphError('it has one of our outputs already', double.name);
  for (const [index, { graph }] of bodies.entries()) {
    const renamed = new Map<string, string>();
    const outputs: ValueInfo[] = [];
    for (const { name, rank } of captures) {
      const capture = found[index]?.find((other) => other.name === name);
      if (!capture) continue;
      // Inside a branch a name must differ from those of the graph around it.
      const own = choice ? fresh(name) : name;
      expose(graph, withBias(graph, capture, fresh), own, renamed);
      outputs.push(declare(own, rank));
    }
    graph.rename(renamed);
    graph.outputs.push(...outputs);
  }
  if (choice) {
    for (const { name, rank } of captures) {
      choice.outputs = [...choice.outputs, name];
      root.outputs.push(declare(name, rank));
    }
  }
  return captures.map(({ name }) => name);
}

const declare = (name: string, rank: number | undefined): ValueInfo =>
  valueInfo(name, FLOAT, rank === undefined ? undefined : Array(rank).fill(undefined));

/** The value itself, or its sum with the bias, as a fused operation computes it inside. */
function withBias(graph: Graph, { name, value, bias }: Capture, fresh: Fresh): string {
  if (bias === undefined) return value;
  const sum = fresh(`${name}.biased`);
  graph.append(new Node('Add', [value, bias], [sum]));
  return sum;
}

/**
 * Gives a value the name of an output: by `renamed`, where it is float32 and this graph's own, else
 * as a cast of it.
 */
function expose(graph: Graph, value: string, name: string, renamed: Map<string, string>): void {
  const own = graph.produces(value) && !graph.isInterface(value);
  if (own && !renamed.has(value) && elementType(graph, value) === FLOAT) renamed.set(value, name);
  else graph.append(new Node('Cast', [value], [name]).setInt('to', FLOAT));
}

/** Leaves the length of the logits open, since lens rows add to it. */
export function openLogits(root: Graph, { bodies }: Bodies): void {
  const named = [
    { graph: root, logits: 'logits' },
    ...bodies.filter(({ graph }) => graph !== root),
  ] satisfies Body[];
  for (const { graph, logits } of named) {
    const { type, dims } = graph.outputs.find(({ name }) => name === logits) ?? {};
    const open = valueInfo(logits, type ?? FLOAT, [undefined, undefined, dims?.[2]]);
    graph.outputs = graph.outputs.map((output) => (output.name === logits ? open : output));
  }
}
