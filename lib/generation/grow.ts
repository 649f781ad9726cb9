import { candidatesOf, logProbabilityOf } from './candidates';
import { childWith, ends, idsTo, nodeAt, plant, type Tree, treeReducer } from './tree';
import { logitsOf, type Reader } from './write-on';

/** Open choices that are kept at each node, the taken one among them. */
const CANDIDATES = 4;

/** A tree whose prompt has been read. */
async function plantTree(read: Reader, prompt: readonly number[]): Promise<Tree> {
  const text = { ids: prompt, promptLength: prompt.length };
  return plant(candidatesOf(logitsOf(await read(text, prompt.length - 1)), CANDIDATES));
}

/**
 * Take a token after a node, and then the likeliest again and again, until `length` are taken. What
 * the tree has already is walked, not read again. Yields the tree after each token.
 *
 * @param first the first token; left out, the likeliest
 * @param context the most tokens that the model can read
 */
export async function* grow(
  read: Reader,
  tree: Tree,
  prompt: readonly number[],
  from: number,
  { first, length, context }: { first?: number; length: number; context: number },
): AsyncGenerator<Tree> {
  let grown = tree;
  let node = from;
  for (let taken = 0; taken < length; taken++) {
    const before = [...prompt, ...idsTo(grown, node)];
    if (before.length >= context) return;
    const likeliest = nodeAt(grown, node).candidates[0]?.id;
    const id = taken === 0 && first !== undefined ? first : likeliest;
    if (id === undefined) return;
    const known = childWith(grown, node, id);
    if (known === undefined) {
      const reading = { ids: [...before, id], promptLength: prompt.length };
      const logits = logitsOf(await read(reading, before.length));
      const candidate = nodeAt(grown, node).candidates.find((one) => one.id === id);
      const logProbability =
        candidate?.logProbability ??
        logProbabilityOf(
          logitsOf(await read({ ids: before, promptLength: prompt.length }, before.length - 1)),
          id,
        );
      const candidates = candidatesOf(logits, CANDIDATES);
      grown = treeReducer(grown, { type: 'take', from: node, id, logProbability, candidates });
    } else {
      grown = treeReducer(grown, { type: 'go', to: known });
    }
    node = grown.at;
    yield grown;
  }
}

/**
 * The tree that stands before the reader touches it: the likeliest continuation, and what follows
 * the second choice. The reader stands at the first one's end; the other is pinned.
 */
export async function* firstTree(
  read: Reader,
  prompt: readonly number[],
  { length, context }: { length: number; context: number },
): AsyncGenerator<Tree> {
  let tree = await plantTree(read, prompt);
  yield tree;
  const second = nodeAt(tree, 0).candidates[1]?.id;
  for (const first of [undefined, second]) {
    const how = { length, context, ...(first === undefined ? {} : { first }) };
    for await (const grown of grow(read, tree, prompt, 0, how)) {
      tree = grown;
      yield tree;
    }
  }
  const [one = 0, other] = ends(tree);
  tree = treeReducer(tree, { type: 'go', to: one });
  yield treeReducer(tree, { type: 'pin', node: other });
}
