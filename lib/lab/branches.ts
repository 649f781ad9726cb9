import type { Score } from '@/lib/generation/moment';

/** A token that was written after another. */
export interface Branching {
  /** Index of the one before; undefined for the prompt's end. */
  readonly parent: number | undefined;
  /** Id of the token; -1 for the prompt. */
  readonly id: number;
  /** How it fared with the model; undefined until the model has read it. */
  readonly score: Score | undefined;
  /** True where a reader took it, and it was not drawn. */
  readonly taken: boolean;
  /** Indices of those written after it, in the order in which they were. */
  readonly children: readonly number[];
}

/**
 * Every text that was written behind one prompt (index 0). Nodes are never removed or moved, so that
 * an index names one for good.
 */
export interface Branches {
  readonly nodes: readonly Branching[];
  /** The end of the text in view. */
  readonly at: number;
}

/** Nothing written yet. */
export const SPROUT: Branches = {
  nodes: [{ parent: undefined, id: -1, score: undefined, taken: false, children: [] }],
  at: 0,
};

/** The node of an index. @throws RangeError when there is none */
export function branchingAt({ nodes }: Branches, index: number): Branching {
  const node = nodes[index];
  if (!node) throw new RangeError(`node ${index} of ${nodes.length}`);
  return node;
}

/** The nodes from the first token behind the prompt to one, both included. */
export function wayTo(branches: Branches, index: number): number[] {
  const way: number[] = [];
  for (let at: number | undefined = index; at; at = branchingAt(branches, at).parent) way.push(at);
  return way.reverse();
}

/** The ids of the tokens behind the prompt, up to a node. */
export function writtenTo(branches: Branches, index: number): number[] {
  return wayTo(branches, index).map((node) => branchingAt(branches, node).id);
}

/** Take a token after a node, and stand there; one that was taken before is walked to. */
export function takeAfter(
  branches: Branches,
  from: number,
  id: number,
  score: Score | undefined,
  taken = false,
): Branches {
  const parent = branchingAt(branches, from);
  const known = parent.children.find((child) => branchingAt(branches, child).id === id);
  if (known !== undefined) {
    const there = { ...branches, at: known };
    return score && !branchingAt(branches, known).score
      ? withScores(there, new Map([[known, score]]))
      : there;
  }
  const index = branches.nodes.length;
  const nodes = [...branches.nodes, { parent: from, id, score, taken, children: [] }];
  nodes[from] = { ...parent, children: [...parent.children, index] };
  return { nodes, at: index };
}

/** Stand at the end of these tokens behind the prompt, whether they were taken before or not. */
export function follow(branches: Branches, ids: readonly number[]): Branches {
  return ids.reduce<Branches>((grown, id) => takeAfter(grown, grown.at, id, undefined), {
    ...branches,
    at: 0,
  });
}

/** The branches with more of their tokens scored. */
export function withScores(branches: Branches, scores: ReadonlyMap<number, Score>): Branches {
  if (scores.size === 0) return branches;
  const nodes = branches.nodes.map((node, index) => {
    const score = scores.get(index);
    return score ? { ...node, score } : node;
  });
  return { ...branches, nodes };
}

/** The branches without any score: as another model has them before it has read them. */
export function withoutScores(branches: Branches): Branches {
  return { ...branches, nodes: branches.nodes.map((node) => ({ ...node, score: undefined })) };
}

/** The nodes after which nothing was written, in the order of a walk along first children. */
export function tipsOf(branches: Branches): number[] {
  const tips: number[] = [];
  const open = [0];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const { children } = branchingAt(branches, index);
    if (children.length === 0) tips.push(index);
    open.push(...children.toReversed());
  }
  return tips;
}

/** The branches as plain lists, to be kept; scores can be made again. */
export interface PackedBranches {
  /** [N]: the node before each but the prompt. */
  readonly parents: readonly number[];
  /** [N] */
  readonly ids: readonly number[];
  /** Indices, from 1, of those that a reader took. */
  readonly taken: readonly number[];
  readonly at: number;
}

export function packBranches({ nodes, at }: Branches): PackedBranches {
  const written = nodes.slice(1);
  return {
    parents: written.map(({ parent }) => parent ?? 0),
    ids: written.map(({ id }) => id),
    taken: written.flatMap(({ taken }, i) => (taken ? [i + 1] : [])),
    at,
  };
}

/** What `packBranches` packed; undefined for anything that is no tree. */
export function unpackBranches({ parents, ids, taken, at }: PackedBranches): Branches | undefined {
  if (parents.length !== ids.length || at < 0 || at > ids.length) return undefined;
  const children: number[][] = Array.from({ length: ids.length + 1 }, () => []);
  for (const [i, parent] of parents.entries()) {
    if (!(parent >= 0 && parent <= i)) return undefined;
    children[parent]?.push(i + 1);
  }
  const byHand = new Set(taken);
  const nodes = [-1, ...ids].map((id, index) => ({
    parent: index === 0 ? undefined : parents[index - 1],
    id,
    score: undefined,
    taken: byHand.has(index),
    children: children[index] ?? [],
  }));
  return { nodes, at };
}
