import { distributionOf, type TopCandidates } from '@/lib/generation/next-token-distribution';
import { joined } from '@/lib/maths/joined';
import type { ForwardPass, Part } from '@/lib/trace/forward-pass';
import { partShapes } from '@/lib/trace/part-shapes';
import type { ModelFacts } from '../messages';
import type { Ask } from '../requests';
import type { CellTrace, Next, Text, Tokens } from './answers';
import { Tensor } from './tensor';

/** A vector put into the pass: into the stream that enters a block, or what a head gives. */
export interface Patch {
  readonly layer: number;
  /** Left out, the residual stream is changed. */
  readonly head?: number;
  /** Left out, every position. */
  readonly position?: number;
  /** [D] for the stream, [D / H] for a head. */
  readonly vector: Tensor | readonly number[];
}

/** What a pass can capture. */
export type Captured = Exclude<Part, 'finalScale' | 'predictions'>;

export interface TraceOptions {
  /** What to bring back; attention by default. */
  readonly capture?: Captured | readonly Captured[];
  /** Heads to switch off, as [layer, head] pairs from 0. */
  readonly headsOff?: readonly (readonly [number, number])[];
  /** False takes the causal mask away. */
  readonly causal?: boolean;
  /** The position that each token is told it has. */
  readonly positions?: readonly number[];
  /** Vectors that take the place of what is there. */
  readonly patch?: Patch | readonly Patch[];
  /** Vectors that are added to what is there. */
  readonly add?: Patch | readonly Patch[];
  /** How many of the likeliest next tokens to name. */
  readonly top?: number;
}

interface Tools {
  readonly facts: ModelFacts;
  readonly ask: Ask;
  readonly idsOf: (text: Text) => Promise<readonly number[]>;
  readonly tokensOf: (ids: readonly number[]) => Tokens;
  readonly nextOf: (found: TopCandidates) => Next;
}

/** Returns `gpt2.trace`. */
export function tracer({ facts, ask, idsOf, tokensOf, nextOf }: Tools) {
  return async (text: Text, options: TraceOptions): Promise<CellTrace> => {
    const { capture = 'attention', headsOff, causal, positions, patch, add, top = 10 } = options;
    const wanted = new Set([capture].flat() as Captured[]);
    const ids = await idsOf(text);
    const edits = [...edited(patch, false), ...edited(add, true)];
    const pass = await ask('inspect', {
      ids,
      parts: [...wanted, ...(wanted.has('lastLogits') ? [] : (['lastLogits'] as const))],
      ...(headsOff ? { headsOff: headsOff.map(([l, h]) => [l, h] as const) } : {}),
      ...(causal === undefined ? {} : { causal }),
      ...(positions ? { positions: [...positions] } : {}),
      ...(edits.length > 0 ? { edits } : {}),
    });
    const meaning = { tokenIds: ids, causal: causal !== false };
    const tensors = Array.from(wanted, (part) => [part, tensorOf(pass, part, facts, meaning)]);
    const logits = pass.lastLogits ?? new Float32Array(1);
    const next = nextOf(distributionOf(logits, ids, { temperature: 1 }, top));
    return { tokens: tokensOf(ids), ...Object.fromEntries(tensors), next };
  };
}

function edited(patches: Patch | readonly Patch[] | undefined, adds: boolean) {
  return ([patches ?? []].flat() as Patch[]).map(({ vector, ...place }) => ({
    ...place,
    vector: Array.from(vector instanceof Tensor ? vector.data : vector),
    adds,
  }));
}

/** Returns a part of a pass as one tensor, the layers along its first axis. */
function tensorOf(
  pass: ForwardPass,
  part: Captured,
  { shape }: ModelFacts,
  meaning: { readonly tokenIds: readonly number[]; readonly causal: boolean },
): Tensor {
  const found = pass[part];
  if (!found) throw new Error(`This model’s file does not show “${part}”.`);
  const data = joined(found instanceof Float32Array ? [found] : found);
  const outer = partShapes(shape, pass.ids.length)[part].slice(0, -1);
  // The last axis is what is left: a model found by its name may have other than 4 D neurons.
  const last = data.length / outer.reduce((product, size) => product * size, 1);
  return new Tensor(data, [...outer, last], {
    label: part,
    ...(part === 'attention' ? meaning : {}),
  });
}
