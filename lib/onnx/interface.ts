/** Checks a model's inputs and outputs: what is fed to it, and its key/value cache. */
import { openedBefore, UnsupportedGraphError } from './errors';
import type { Graph } from './graph';
import { BOOL, FLOAT, FLOAT16, INT64 } from './tensor';

const PAST = /^past_key_values\.(\d+)\.(key|value)$/;
const PRESENT = /^present\.(\d+)\.(key|value)$/;

/** What is fed to every file, and the element types that it may have. */
const FED: Readonly<Record<string, readonly number[]>> = {
  input_ids: [INT64],
  attention_mask: [INT64],
  position_ids: [INT64],
  use_cache_branch: [BOOL],
};

/** Inputs that `instrument` adds to every file. */
const ADDED = new Set(['head_mask', 'causal', 'lens']);

const EXPORT_HINT =
  'choose a file exported with its cache (optimum: task text-generation-with-past), such as model.onnx or decoder_model_merged.onnx';

/**
 * @returns the number of layers in the key/value cache
 * @throws UnsupportedGraphError where an input cannot be fed, or the cache is incomplete
 */
export function checkInterface(root: Graph): number {
  const inputs = root.inputs.filter(({ name }) => !root.constant(name));
  const [past, present] = [
    inputs.filter(({ name }) => PAST.test(name)),
    root.outputs.filter(({ name }) => PRESENT.test(name)),
  ];
  if (past.length === 0 || present.length === 0) refuseCache(root, past.length, present.length);
  if (past.length !== present.length || past.length % 2 !== 0) {
    throw new UnsupportedGraphError(
      `the key/value cache goes in as ${past.length} tensors and comes out as ${present.length}; ${EXPORT_HINT}`,
    );
  }
  for (const { name, type, dims } of inputs) {
    if (ADDED.has(name)) throw openedBefore('input', name);
    const types = FED[name] ?? (PAST.test(name) ? [FLOAT, FLOAT16] : undefined);
    if (!types) {
      throw new UnsupportedGraphError(
        `it needs the input "${name}", which is not one of a GPT-2's; ${EXPORT_HINT}`,
        name,
      );
    }
    if (type === undefined || !types.includes(type)) {
      throw new UnsupportedGraphError(
        `the input "${name}" has element type ${type ?? 'unknown'}, where ${types.join(' or ')} is fed`,
        name,
      );
    }
    refuseFixedLength(name, dims);
  }
  return past.length / 2;
}

function refuseCache(root: Graph, past: number, present: number): never {
  const [takes, gives] = [past > 0, present > 0];
  if (gives) {
    throw new UnsupportedGraphError(
      'it returns a key/value cache but takes none: it is the first of two files (decoder_model.onnx); choose decoder_model_merged.onnx or model.onnx',
    );
  }
  const known = (name: string) => name in FED || name === 'logits' || PAST.test(name);
  const other = [...root.outputs, ...root.inputs].find(
    ({ name, dims }) => !known(name) && (dims?.length ?? 0) >= 3,
  );
  if (other) {
    throw new UnsupportedGraphError(
      `its key/value cache is not named past_key_values.0.key and present.0.key: it has "${other.name}"; ${EXPORT_HINT}`,
      other.name,
    );
  }
  throw new UnsupportedGraphError(
    `it ${takes ? 'takes a key/value cache but returns none' : 'has no key/value cache'}; ${EXPORT_HINT}`,
  );
}

/** Throws for a batch other than one, and for a fixed number of tokens. */
function refuseFixedLength(name: string, dims: readonly (number | undefined)[] | undefined): void {
  if (name === 'use_cache_branch') return;
  const [batch, length] = [dims?.[0], PAST.test(name) ? dims?.[2] : dims?.[1]];
  if ((batch === undefined || batch <= 1) && (length === undefined || length === 0)) return;
  throw new UnsupportedGraphError(
    `the input "${name}" has the fixed shape [${dims?.map((dim) => dim ?? '?')}]; choose a file that was exported for texts of any length`,
    name,
  );
}

/** H and the width of a head, d, from the declared shape of the key/value cache, [B, H, K, d]. */
export function readHeads(root: Graph): { heads: number; each: number } {
  for (const name of ['past_key_values.0.key', 'present.0.key']) {
    const [, heads, , each] = root.declared(name)?.dims ?? [];
    if (heads && each && heads > 0 && each > 0) return { heads, each };
  }
  throw new UnsupportedGraphError(
    'the declared shape of the key/value cache has no number of heads and no width; export the file with fixed sizes for both',
    'past_key_values.0.key',
  );
}
