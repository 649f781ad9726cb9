import { extent, scaleLinear } from 'd3';
import type { KnockOuts, PartNumbers } from '@/lib/block/knock-outs';
import type { Ledger } from '@/lib/block/ledger';
import { headName } from '@/lib/heads/name';
import { fixed } from '@/lib/text/fixed';

/** A head or an MLP: what can be knocked out. */
export interface LedgerPart {
  readonly layer: number;
  /** Undefined for the layer's MLP. */
  readonly head?: number;
}

/** A line of the ledger, in logits. Lines of depth 0 add up to the difference. */
export interface LedgerRow {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The sum before this line, and with it. */
  readonly from: number;
  readonly to: number;
  /** 1 for a line that is a part of the one above it. */
  readonly depth: 0 | 1;
  /** True for a line that is a sum and can be opened. */
  readonly opens: boolean;
  /** What this line is written by, where that can be knocked out. */
  readonly part?: LedgerPart;
}

type Line = Pick<LedgerRow, 'key' | 'label' | 'value' | 'part'> & {
  readonly inside?: readonly Line[];
};

/** Less than this is shown as 0, and a line for rounding is left out. */
const NOTHING = 5e-4;

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** The key of a layer's attention among the lines. */
export const attentionKey = (layer: number) => `attention-${layer}`;
/** The key of the biases among the lines. */
export const BIASES = 'biases';

/**
 * Returns the lines in the order in which the parts write, each beginning where the one before it
 * ends. A line that is open is followed by its parts, which begin and end where it does.
 */
export function ledgerRows(ledger: Ledger, open: ReadonlySet<string>): LedgerRow[] {
  const rows: LedgerRow[] = [];
  let at = 0;
  for (const { inside, ...line } of linesOf(ledger)) {
    const opens = inside !== undefined;
    rows.push({ ...line, from: at, to: at + line.value, depth: 0, opens });
    if (inside && open.has(line.key)) {
      let within = at;
      for (const part of inside) {
        const to = within + part.value;
        rows.push({ ...part, from: within, to, depth: 1, opens: false });
        within = to;
      }
    }
    at += line.value;
  }
  return rows;
}

function linesOf(ledger: Ledger): Line[] {
  const layers = ledger.mlps.length;
  const heads = ledger.heads.length / layers;
  const written = Array.from({ length: layers }, (_, layer): Line[] => {
    const ofHeads = ledger.heads.subarray(layer * heads, (layer + 1) * heads);
    return [
      {
        key: attentionKey(layer),
        label: `attention ${layer + 1}`,
        value: sum(ofHeads),
        inside: Array.from(ofHeads, (value, head) => ({
          key: `head-${layer}-${head}`,
          label: `head ${head + 1}`,
          value,
          part: { layer, head },
        })),
      },
      {
        key: `mlp-${layer}`,
        label: `MLP ${layer + 1}`,
        value: ledger.mlps[layer] ?? 0,
        part: { layer },
      },
    ];
  }).flat();
  const biases: Line[] = [
    ...Array.from(ledger.attentionBias, (value, layer) => ({
      key: `bias-${layer}`,
      label: `attention ${layer + 1}`,
      value,
    })),
    { key: 'bias-final', label: 'final norm', value: ledger.finalBias },
  ];
  const lines: Line[] = [
    { key: 'token', label: 'embedding', value: ledger.tokenEmbedding },
    { key: 'position', label: 'position', value: ledger.positionEmbedding },
    ...written,
    { key: BIASES, label: 'biases', value: sum(biases.map(({ value }) => value)), inside: biases },
  ];
  const { rounding } = ledger;
  if (Math.abs(rounding) < NOTHING) return lines;
  return [...lines, { key: 'rounding', label: 'rounding', value: rounding }];
}

/**
 * Returns what places the lines between 0 and 1 from left to right, with all sums in view, and room
 * for a token's name on either side of 0 logits.
 */
export function ledgerScale(rows: readonly LedgerRow[]): (logits: number) => number {
  const [low = 0, high = 0] = extent([0, ...rows.flatMap(({ from, to }) => [from, to])]);
  const room = Math.max(0.05, (high - low) * 0.3);
  return scaleLinear([Math.min(low, -room), Math.max(high, room)], [0, 1]);
}

/** A number of logits with its sign: +0.42, −0.03; less than that is 0. */
export function logits(value: number): string {
  const text = fixed(Math.abs(value));
  if (Number(text) === 0) return '0';
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** Returns a part's name: "Layer 3, head 5", "MLP of layer 3". */
export function partName({ layer, head }: LedgerPart, heads: number): string {
  return head === undefined ? `MLP of layer ${layer + 1}` : headName(layer * heads + head, heads);
}

/** What the ledger claims of a part, and what went when it was knocked out, in logits. */
export interface ClaimEffect {
  readonly part: LedgerPart;
  readonly claimed: number;
  readonly effect: number;
}

/** A claim smaller than this is none: its share that is true would say nothing. In logits. */
const SMALLEST_CLAIM = 0.05;

/** Returns claim and effect of every head, layer by layer, and then of every MLP. */
export function claimEffects({ claimed, effects }: KnockOuts): ClaimEffect[] {
  const layers = claimed.mlps.length;
  const heads = claimed.heads.length / layers;
  const at = (kind: keyof PartNumbers, i: number) => ({
    claimed: claimed[kind][i] ?? 0,
    effect: effects[kind][i] ?? 0,
  });
  return [
    ...Array.from(claimed.heads, (_, i) => ({
      part: { layer: Math.floor(i / heads), head: i % heads },
      ...at('heads', i),
    })),
    ...Array.from(claimed.mlps, (_, layer) => ({ part: { layer }, ...at('mlps', layer) })),
  ];
}

/** Returns how much of a claim was true: effect / claim; undefined where nothing was claimed. */
export function shareTrue({ claimed, effect }: ClaimEffect): number | undefined {
  return Math.abs(claimed) < SMALLEST_CLAIM ? undefined : effect / claimed;
}

/** Returns how many parts claim something, and of how many half to double of it went. */
export function judged(all: readonly ClaimEffect[]): { claims: number; held: number } {
  const shares = all.flatMap((one) => shareTrue(one) ?? []);
  return { claims: shares.length, held: shares.filter((x) => x >= 0.5 && x <= 2).length };
}

/** Returns whether two names mean the same part. */
export const samePart = (one: LedgerPart | undefined, other: LedgerPart | undefined): boolean =>
  one?.layer === other?.layer && one?.head === other?.head;

/** A part in the plane of claims (to the right) and effects (upwards), both from 0 to 1. */
export interface ClaimPoint extends ClaimEffect {
  readonly x: number;
  readonly y: number;
}

/** The plane that claims and effects are drawn in; its diagonal is where a claim was true. */
export interface ClaimPlane {
  readonly points: readonly ClaimPoint[];
  /** Where 0 is on both axes, which have one scale. */
  readonly zero: number;
  readonly ticks: readonly { readonly value: number; readonly at: number }[];
}

/** Returns the points of all parts; both axes have the same scale. */
export function claimPlane(all: readonly ClaimEffect[]): ClaimPlane {
  const [low = 0, high = 0] = extent([
    ...[-SMALLEST_CLAIM, SMALLEST_CLAIM],
    ...all.flatMap(({ claimed, effect }) => [claimed, effect]),
  ]);
  const pad = (high - low) * 0.05;
  const at = scaleLinear([low - pad, high + pad], [0, 1]);
  return {
    points: all.map((one) => ({ ...one, x: at(one.claimed), y: at(one.effect) })),
    zero: at(0),
    ticks: at.ticks(4).map((value) => ({ value, at: at(value) })),
  };
}
