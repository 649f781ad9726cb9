/** Checks which rows of the embedding tables a graph looks up for given tokens and positions. */
import type { Branch, Branches } from './branches';
import type { Lookup } from './embeddings';
import { UnsupportedGraphError } from './errors';
import type { Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import { evaluateIntegers } from './integer-evaluation';
import type { IntegerTensor } from './integer-operations';

/** A pass to try: tokens in the cache, the tokens that come in, and the positions given to them. */
interface Pass {
  readonly past: number;
  readonly ids: readonly number[];
  readonly positions: readonly number[];
}

/**
 * Throws where a table is not looked up at the tokens themselves, or not at their positions
 * counted from 0: a graph may add an offset (OPT adds 2), which would be lost when `position_ids`
 * goes straight to the lookup, and would make every row of the table another position's.
 *
 * @throws UnsupportedGraphError also where the lookups cannot be followed
 */
export function checkPositions(
  root: Graph,
  { branches, ifNode }: Branches,
  structures: readonly Gpt2Structure[],
): void {
  const isGiven = root.inputs.some(({ name }) => name === 'position_ids');
  const [first, later]: Pass[] = [
    { past: 0, ids: [3, 1, 2], positions: isGiven ? [4, 0, 3] : [0, 1, 2] },
    { past: 5, ids: [2, 1], positions: isGiven ? [6, 2] : [5, 6] },
  ];
  for (const [i, branch] of branches.entries()) {
    const structure = structures[i];
    if (!structure) continue;
    const passes = [first, later].flatMap((pass) => {
      if (!pass) return [];
      const inputs = inputsOf(root, pass);
      const condition = ifNode && evaluateIntegers(root, ifNode.inputs[0] ?? '', inputs);
      const runs = branch.when === undefined || (condition?.data?.[0] !== 0) === branch.when;
      return runs ? [{ ...pass, inputs }] : [];
    });
    for (const { ids, positions, inputs } of passes) {
      compare(branch, structure.token, inputs, ids, 'tokens');
      compare(branch, structure.position, inputs, positions, 'positions');
    }
  }
}

function compare(
  { graph }: Branch,
  { gather }: Lookup,
  inputs: ReadonlyMap<string, IntegerTensor>,
  expected: readonly number[],
  what: string,
): void {
  const found = evaluateIntegers(graph, gather.inputs[1] ?? '', inputs)?.data;
  if (found?.length === expected.length && found.every((row, i) => row === expected[i])) return;
  throw new UnsupportedGraphError(
    found
      ? `the ${what} ${expected.join(', ')} are looked up in rows ${found.slice(0, 8).join(', ')} of their table, where GPT-2 has no offset; it is another kind of model`
      : `the rows that are looked up for ${what} are computed in a way that is not known`,
    gather.label,
  );
}

/** The model's inputs in a pass: small numbers with their values, the cache as shapes. */
function inputsOf(root: Graph, { past, ids, positions }: Pass): Map<string, IntegerTensor> {
  const total = past + ids.length;
  const inputs = new Map<string, IntegerTensor>([
    ['input_ids', { dims: [1, ids.length], data: ids }],
    ['attention_mask', { dims: [1, total], data: Array<number>(total).fill(1) }],
    ['position_ids', { dims: [1, ids.length], data: positions }],
    ['use_cache_branch', { dims: [1], data: [past > 0 ? 1 : 0] }],
  ]);
  for (const { name, dims } of root.inputs) {
    const [, heads, , each] = dims ?? [];
    if (!name.startsWith('past_key_values.')) continue;
    inputs.set(name, { dims: [1, heads ?? 1, past, each ?? 1] });
  }
  return inputs;
}
