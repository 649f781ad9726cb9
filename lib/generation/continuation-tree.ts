import type { Candidate, NextTokenDistribution, Score } from './next-token-distribution';

/** A node of the tree: the prompt (index 0), or a token that was written after its parent. */
export interface ContinuationNode {
  /** Index of the node before; undefined for the prompt. */
  readonly parent: number | undefined;
  /** Id of the token; -1 for the prompt. */
  readonly id: number;
  /** How the model rated the token; undefined until it has been read. */
  readonly score: Score | undefined;
  /** True if a reader picked the token, false if it was drawn. */
  readonly taken: boolean;
  /** What may come after the node; undefined until the text up to it has been read. */
  readonly next: NextTokenDistribution | undefined;
  /** Indices of the tokens written after it, in the order of writing. */
  readonly children: readonly number[];
}

/**
 * All continuations of one prompt. Nodes are never removed or moved, so an index is a permanent
 * name of a node.
 */
export interface ContinuationTree {
  readonly nodes: readonly ContinuationNode[];
  /** The last token of the text in view. */
  readonly at: number;
}

type NodeData = Partial<Pick<ContinuationNode, 'score' | 'taken' | 'next'>>;

const newNode = (
  parent: number | undefined,
  id: number,
  data: NodeData = {},
): ContinuationNode => ({
  parent,
  id,
  score: undefined,
  taken: false,
  next: undefined,
  children: [],
  ...data,
});

/** A tree in which nothing has been written after the prompt. */
export const EMPTY_TREE: ContinuationTree = { nodes: [newNode(undefined, -1)], at: 0 };

/** Returns a tree with one text: these tokens after the prompt. */
export function createTree(ids: readonly number[]): ContinuationTree {
  return follow(EMPTY_TREE, ids);
}

/** Returns the node of an index. @throws RangeError when there is none */
export function nodeAt({ nodes }: ContinuationTree, index: number): ContinuationNode {
  const node = nodes[index];
  if (!node) throw new RangeError(`node ${index} of ${nodes.length}`);
  return node;
}

/** Returns the nodes from the first token after the prompt to `index`, both included. */
export function pathTo(tree: ContinuationTree, index: number): number[] {
  const nodes: number[] = [];
  for (let at: number | undefined = index; at; at = nodeAt(tree, at).parent) nodes.push(at);
  return nodes.reverse();
}

/** Returns the ids of the tokens after the prompt, up to a node. */
export function idsTo(tree: ContinuationTree, index: number): number[] {
  return pathTo(tree, index).map((node) => nodeAt(tree, node).id);
}

/** Returns the sum of ln p of the tokens from the prompt to a node; undefined if one is unread. */
export function logProbabilityTo(tree: ContinuationTree, index: number): number | undefined {
  return sumOf(pathTo(tree, index).map((node) => nodeAt(tree, node)));
}

function sumOf(nodes: readonly ContinuationNode[]): number | undefined {
  let sum = 0;
  for (const { score } of nodes) {
    if (!score) return undefined;
    sum += score.logProbability;
  }
  return sum;
}

/** Returns the child of a node that is this token; undefined if there is none. */
function childWith(tree: ContinuationTree, from: number, id: number): number | undefined {
  return nodeAt(tree, from).children.find((child) => nodeAt(tree, child).id === id);
}

/**
 * Returns the tree with a token after a node, and goes there. A token that is already there is gone
 * to, and gets the score and distribution that it lacks.
 */
export function takeToken(
  tree: ContinuationTree,
  from: number,
  id: number,
  data: NodeData = {},
): ContinuationTree {
  const parent = nodeAt(tree, from);
  const known = childWith(tree, from, id);
  if (known !== undefined) {
    const { score, next } = nodeAt(tree, known);
    const learned = { score: score ?? data.score, next: data.next ?? next };
    return goTo(withData(tree, new Map([[known, learned]])), known);
  }
  const index = tree.nodes.length;
  const nodes = [...tree.nodes, newNode(from, id, data)];
  nodes[from] = { ...parent, children: [...parent.children, index] };
  return { nodes, at: index };
}

/** Returns the tree at the end of these tokens after the prompt; those that it lacks are added. */
export function follow(tree: ContinuationTree, ids: readonly number[]): ContinuationTree {
  const nodes = [...tree.nodes];
  let at = 0;
  for (const id of ids) {
    const parent = nodes[at] as ContinuationNode;
    const known = parent.children.find((child) => nodes[child]?.id === id);
    if (known === undefined) {
      nodes[at] = { ...parent, children: [...parent.children, nodes.length] };
      nodes.push(newNode(at, id));
    }
    at = known ?? nodes.length - 1;
  }
  return { nodes, at };
}

/** Returns the tree with another text in view. @throws RangeError for a node that is not there */
export function goTo(tree: ContinuationTree, at: number): ContinuationTree {
  nodeAt(tree, at);
  return { ...tree, at };
}

/** Returns the tree with more known about some of its nodes. */
export function withData(
  tree: ContinuationTree,
  data: ReadonlyMap<number, NodeData>,
): ContinuationTree {
  if (data.size === 0) return tree;
  const nodes = [...tree.nodes];
  for (const [index, part] of data) nodes[index] = { ...nodeAt(tree, index), ...part };
  return { ...tree, nodes };
}

/** Returns the tree without what a model said about it, as another model begins with it. */
export function withoutScores(tree: ContinuationTree): ContinuationTree {
  const nodes = tree.nodes.map((node) => ({ ...node, score: undefined, next: undefined }));
  return { ...tree, nodes };
}

/** Returns the nodes without children, in the order of a walk along first children. */
export function leaves(tree: ContinuationTree): number[] {
  const found: number[] = [];
  const open = [0];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const { children } = nodeAt(tree, index);
    if (children.length === 0) found.push(index);
    open.push(...children.toReversed());
  }
  return found;
}

/** Returns the named candidates after a node that were not taken there, likeliest first. */
export function openChoices(tree: ContinuationTree, index: number): readonly Candidate[] {
  const { children, next } = nodeAt(tree, index);
  const taken = children.map((child) => nodeAt(tree, child).id);
  return (next?.candidates ?? []).filter(({ id }) => !taken.includes(id));
}

/** One of two branches, after the node where they part. */
export interface ComparedBranch {
  readonly ids: readonly number[];
  /** Sum of ln p of these tokens; undefined while some are unread. */
  readonly logProbability: number | undefined;
}

/** Returns two branches from the node where they part (`fork`), cut to the length of the shorter. */
export function compareBranches(
  tree: ContinuationTree,
  one: number,
  other: number,
): { readonly fork: number; readonly one: ComparedBranch; readonly other: ComparedBranch } {
  const [a, b] = [pathTo(tree, one), pathTo(tree, other)];
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const length = Math.min(a.length, b.length) - shared;
  const branch = (indices: readonly number[]): ComparedBranch => {
    const nodes = indices.slice(shared, shared + length).map((index) => nodeAt(tree, index));
    return { ids: nodes.map(({ id }) => id), logProbability: sumOf(nodes) };
  };
  return { fork: a[shared - 1] ?? 0, one: branch(a), other: branch(b) };
}

/** The tree as plain lists for storage. Scores are left out: a model can make them again. */
export interface PackedTree {
  /** [N]: the parent of each node but the prompt. */
  readonly parents: readonly number[];
  /** [N] */
  readonly ids: readonly number[];
  /** Indices (from 1) of the tokens that a reader picked. */
  readonly taken: readonly number[];
  readonly at: number;
}

export function packTree({ nodes, at }: ContinuationTree): PackedTree {
  const written = nodes.slice(1);
  return {
    parents: written.map(({ parent }) => parent ?? 0),
    ids: written.map(({ id }) => id),
    taken: written.flatMap(({ taken }, i) => (taken ? [i + 1] : [])),
    at,
  };
}

/** Returns what `packTree` packed; undefined for lists that are no tree. */
export function unpackTree({ parents, ids, taken, at }: PackedTree): ContinuationTree | undefined {
  if (parents.length !== ids.length || at < 0 || at > ids.length) return undefined;
  const children: number[][] = Array.from({ length: ids.length + 1 }, () => []);
  for (const [i, parent] of parents.entries()) {
    if (!(parent >= 0 && parent <= i)) return undefined;
    children[parent]?.push(i + 1);
  }
  const picked = new Set(taken);
  const nodes = [-1, ...ids].map((id, index) => ({
    ...newNode(index === 0 ? undefined : parents[index - 1], id, { taken: picked.has(index) }),
    children: children[index] ?? [],
  }));
  return { nodes, at };
}
