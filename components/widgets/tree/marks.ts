import {
  type ContinuationTree,
  leaves,
  logProbabilityTo,
  nodeAt,
  openChoices,
  pathTo,
} from '@/lib/generation/continuation-tree';

/** Sizes in px. */
const COLUMN = 122;
const ROOT = 118;
const TAKEN = 30;
const OPEN = 23;
const GAP = 8;
/** Open choices drawn at each place along the reader's way. */
const OPEN_SHOWN = 2;
/** Room at the right for the branch's log-probability. */
const SUM = 76;

/** A token in the picture: taken, or open. */
export interface Item {
  /** `n` and the node's index, or `o`, the index of the node before, and the id. */
  readonly key: string;
  readonly parent: string | undefined;
  /** The node itself; undefined while it is open. */
  readonly node: number | undefined;
  /** The node that it follows; undefined for the prompt. */
  readonly after: number | undefined;
  readonly id: number;
  readonly logProbability: number;
  /** Tokens from the prompt on. */
  readonly depth: number;
  readonly x: number;
  readonly y: number;
  /** True on the path to the text in view. */
  readonly onWay: boolean;
}

/** A curve from a token to one that follows it. */
export interface Link {
  readonly key: string;
  readonly path: string;
  readonly open: boolean;
  readonly onWay: boolean;
}

/** A branch with the sum of ln p of its tokens, at the right end of its line. */
export interface End {
  readonly node: number;
  readonly logProbability: number;
  readonly x: number;
  readonly y: number;
}

export interface TreeMarks {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly ends: readonly End[];
}

/** A tree -> places: a line a branch, a column a token; open choices along the reader's way. */
export function treeMarks(tree: ContinuationTree): TreeMarks {
  const way = new Set([0, ...pathTo(tree, tree.at)]);
  const lanes = lanesOf(tree);
  const depth = (index: number) => pathTo(tree, index).length;
  const shownAt = (index: number) =>
    way.has(index)
      ? openChoices(tree, index).slice(0, OPEN_SHOWN + (index === tree.at ? 1 : 0))
      : [];
  /** Open choices are drawn below the taken token; if none was taken, from its line on. */
  const rowsBelow = (index: number) => {
    const first = nodeAt(tree, index).children[0];
    return Math.max(0, shownAt(index).length - (first === undefined ? 1 : 0));
  };
  const rows = new Map<number, number>();
  for (const [index, lane] of lanes)
    rows.set(lane, Math.max(rows.get(lane) ?? 0, rowsBelow(index)));
  const tops: number[] = [];
  let height = GAP;
  for (let lane = 0; lane < rows.size; lane++) {
    tops.push(height);
    height += TAKEN + (rows.get(lane) ?? 0) * OPEN + GAP;
  }
  const xOf = (d: number) => (d === 0 ? 0 : ROOT + (d - 1) * COLUMN);
  const yOf = (index: number) => (tops[lanes.get(index) ?? 0] ?? 0) + TAKEN / 2;

  const items: Item[] = [];
  const links: Link[] = [];
  let deepest = 0;
  const join = (item: Item, from: Item, open: boolean) => {
    const [x0, x1] = [from.x + (from.depth === 0 ? ROOT : COLUMN) - 22, item.x - 5];
    const middle = (x0 + x1) / 2;
    const curve = `M${x0},${from.y}C${middle},${from.y} ${middle},${item.y} ${x1},${item.y}`;
    links.push({ key: item.key, path: curve, open, onWay: item.onWay && !open });
  };
  const visit = (index: number, parent: Item | undefined) => {
    const { id, score, children } = nodeAt(tree, index);
    const d = depth(index);
    const item: Item = {
      key: `n${index}`,
      parent: parent?.key,
      node: index,
      after: parent?.node,
      id,
      logProbability: score?.logProbability ?? 0,
      depth: d,
      x: xOf(d),
      y: yOf(index),
      onWay: way.has(index),
    };
    deepest = Math.max(deepest, d);
    items.push(item);
    if (parent) join(item, parent, false);
    for (const child of children) visit(child, item);
    const first = children[0] === undefined ? 0 : 1;
    for (const [i, choice] of shownAt(index).entries()) {
      const row = i + first;
      const open: Item = {
        key: `o${index}-${choice.id}`,
        parent: item.key,
        node: undefined,
        after: index,
        id: choice.id,
        logProbability: Math.log(choice.modelProbability),
        depth: d + 1,
        x: xOf(d + 1),
        y: item.y + (row === 0 ? 0 : (TAKEN - OPEN) / 2 + row * OPEN),
        onWay: false,
      };
      deepest = Math.max(deepest, d + 1);
      items.push(open);
      join(open, item, true);
    }
  };
  visit(0, undefined);
  const width = xOf(deepest + 1) + SUM;
  return { width, height, items, links, ends: endsOf(tree, width, yOf) };
}

function endsOf(tree: ContinuationTree, width: number, yOf: (index: number) => number): End[] {
  if (tree.nodes.length === 1) return [];
  return leaves(tree).map((node) => ({
    node,
    logProbability: logProbabilityTo(tree, node) ?? 0,
    x: width,
    y: yOf(node),
  }));
}

/**
 * The line of each node: the first child goes on in its parent's line; other branches get lines
 * below, those that leave later nearer, so that no two cross.
 */
function lanesOf(tree: ContinuationTree): Map<number, number> {
  const lanes = new Map<number, number>();
  let next = 1;
  const assign = (index: number, lane: number) => {
    lanes.set(index, lane);
    const [first, ...others] = nodeAt(tree, index).children;
    if (first !== undefined) assign(first, lane);
    for (const child of others) assign(child, next++);
  };
  assign(0, 0);
  return lanes;
}
