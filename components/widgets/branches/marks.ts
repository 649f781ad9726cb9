import { type ContinuationTree, leaves, nodeAt, pathTo } from '@/lib/generation/continuation-tree';

/** One text of the tree: the line of what it does not share with those above it. */
export interface BranchMark {
  /** The node at its end. */
  readonly tip: number;
  /** Tokens after the prompt at which its own line begins and ends. */
  readonly from: number;
  readonly to: number;
  /** The same as shares of the longest text, 0..1. */
  readonly x1: number;
  readonly x2: number;
  /** The row from whose line it parts; undefined for the first. */
  readonly parent: number | undefined;
  /** Ids of its own tokens. */
  readonly ids: readonly number[];
  /** Mean surprise of its own tokens, in bits; undefined while some are not read. */
  readonly bits: number | undefined;
  /** True where it is the text in view, or the text in view ends on its line. */
  readonly here: boolean;
  /** Where on its line the text in view parts or ends, as a share; undefined where it does not run. */
  readonly way: number | undefined;
}

/** Tree -> a row for each leaf, in the order of a walk along first children. */
export function branchMarks(tree: ContinuationTree): readonly BranchMark[] {
  const tips = leaves(tree);
  const rowOf = new Map<number, number>([[0, 0]]);
  const inView = new Set(pathTo(tree, tree.at));
  const ways = tips.map((tip) => pathTo(tree, tip));
  const longest = Math.max(1, ...ways.map((way) => way.length));
  return ways.map((way, row) => {
    const shared = row === 0 ? 0 : way.findIndex((node) => !rowOf.has(node));
    const own = way.slice(shared);
    const fork = shared === 0 ? 0 : (way[shared - 1] as number);
    const parent = row === 0 ? undefined : rowOf.get(fork);
    for (const node of own) rowOf.set(node, row);
    const passed = own.filter((node) => inView.has(node)).length;
    return {
      tip: way.at(-1) ?? 0,
      from: shared,
      to: way.length,
      x1: shared / longest,
      x2: way.length / longest,
      parent,
      ids: own.map((node) => nodeAt(tree, node).id),
      bits: meanBits(tree, own),
      here: rowOf.get(tree.at) === row && (row === 0 || own.includes(tree.at)),
      way: passed > 0 ? (shared + passed) / longest : undefined,
    };
  });
}

function meanBits(tree: ContinuationTree, nodes: readonly number[]): number | undefined {
  let sum = 0;
  for (const node of nodes) {
    const { score } = nodeAt(tree, node);
    if (!score) return undefined;
    sum -= score.logProbability / Math.LN2;
  }
  return nodes.length === 0 ? undefined : sum / nodes.length;
}
