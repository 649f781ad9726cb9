import type { Candidate } from './candidates';

/** A place in the tree: the prompt (index 0), or a token that was taken. */
export interface TreeNode {
  /** Index of the node before; undefined for the prompt. */
  readonly parent: number | undefined;
  /** Id of the token; -1 for the prompt. */
  readonly id: number;
  /** ln p of the token, given everything before it; 0 for the prompt. */
  readonly logProbability: number;
  /** Indices of the tokens that were taken after it, in the order in which they were. */
  readonly children: readonly number[];
  /** What may follow, likeliest first; what was not taken stays open. */
  readonly candidates: readonly Candidate[];
}

/**
 * All continuations that a reader has tried. Nodes are never removed or moved, so that an index
 * names a node for good.
 */
export interface Tree {
  readonly nodes: readonly TreeNode[];
  /** Where the reader stands. */
  readonly at: number;
  /** The end of the branch to compare with. */
  readonly pinned: number | undefined;
}

export type TreeAction =
  | {
      readonly type: 'take';
      /** After which node. */
      readonly from: number;
      readonly id: number;
      readonly logProbability: number;
      readonly candidates: readonly Candidate[];
    }
  | { readonly type: 'go'; readonly to: number }
  | { readonly type: 'pin'; readonly node: number | undefined };

/** A tree with nothing taken yet. @param candidates what may follow the prompt */
export function plant(candidates: readonly Candidate[]): Tree {
  const root = { parent: undefined, id: -1, logProbability: 0, children: [], candidates };
  return { nodes: [root], at: 0, pinned: undefined };
}

/** The node of an index. @throws RangeError when there is none */
export function nodeAt(tree: Tree, index: number): TreeNode {
  const node = tree.nodes[index];
  if (!node) throw new RangeError(`node ${index} of ${tree.nodes.length}`);
  return node;
}

/**
 * The tree after an action; the old one stays as it is. A token that was taken before is walked
 * to, not taken twice.
 *
 * @throws RangeError for a node that is not there
 */
export function treeReducer(tree: Tree, action: TreeAction): Tree {
  switch (action.type) {
    case 'go':
      nodeAt(tree, action.to);
      return { ...tree, at: action.to };
    case 'pin':
      if (action.node !== undefined) nodeAt(tree, action.node);
      return { ...tree, pinned: action.node };
    case 'take': {
      const { from, id, logProbability, candidates } = action;
      const parent = nodeAt(tree, from);
      const known = childWith(tree, from, id);
      if (known !== undefined) return { ...tree, at: known };
      const index = tree.nodes.length;
      const nodes = [...tree.nodes, { parent: from, id, logProbability, children: [], candidates }];
      nodes[from] = { ...parent, children: [...parent.children, index] };
      return { ...tree, nodes, at: index };
    }
  }
}

/** The child that took this token, if it was taken. */
export function childWith(tree: Tree, from: number, id: number): number | undefined {
  return nodeAt(tree, from).children.find((child) => nodeAt(tree, child).id === id);
}

/** What may follow a node and was not taken there. */
export function openChoices(tree: Tree, index: number): readonly Candidate[] {
  const taken = nodeAt(tree, index).children.map((child) => nodeAt(tree, child).id);
  return nodeAt(tree, index).candidates.filter(({ id }) => !taken.includes(id));
}

/** The nodes from the prompt to a node, both included. */
export function pathTo(tree: Tree, index: number): number[] {
  const { parent } = nodeAt(tree, index);
  return parent === undefined ? [index] : [...pathTo(tree, parent), index];
}

/** The ids of the tokens taken on the way to a node. */
export function idsTo(tree: Tree, index: number): number[] {
  return pathTo(tree, index)
    .slice(1)
    .map((node) => nodeAt(tree, node).id);
}

/** The nodes where nothing was taken yet, in the order of a walk along first children. */
export function ends(tree: Tree, from = 0): number[] {
  const { children } = nodeAt(tree, from);
  return children.length === 0 ? [from] : children.flatMap((child) => ends(tree, child));
}

/** One of two branches, from the fork on. */
export interface Branch {
  readonly ids: readonly number[];
  /** Sum of ln p of these tokens. */
  readonly logProbability: number;
}

/** Two ends, compared from the node on where their ways part. */
export interface Comparison {
  readonly fork: number;
  readonly one: Branch;
  readonly other: Branch;
}

/** How likely two ways on are, from where they part; as long as the shorter of the two. */
export function compare(tree: Tree, one: number, other: number): Comparison {
  const [a, b] = [pathTo(tree, one), pathTo(tree, other)];
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  const length = Math.min(a.length, b.length) - shared;
  const branch = (path: readonly number[]): Branch => {
    const nodes = path.slice(shared, shared + length).map((index) => nodeAt(tree, index));
    return {
      ids: nodes.map(({ id }) => id),
      logProbability: nodes.reduce((sum, node) => sum + node.logProbability, 0),
    };
  };
  return { fork: a[shared - 1] as number, one: branch(a), other: branch(b) };
}
