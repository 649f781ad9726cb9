import type { Nucleus } from '@/lib/engine/tasks/guess';

/** What a model said after one sentence. */
export interface NextWord {
  readonly prompt: string;
  /** The likeliest tokens, and their shares, 0..1. */
  readonly labels: readonly string[];
  readonly shares: readonly number[];
  /** What top-p sampling keeps. */
  readonly nucleus: Nucleus;
}

/** A token on a bar of length 1. */
export interface KeptToken {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** What one rule keeps of a distribution. */
export interface KeptByRule {
  readonly rule: 'top-k' | 'top-p';
  /** How many tokens can be drawn, and what these have together, 0..1. */
  readonly count: number;
  readonly share: number;
  /** Those that have a name, likeliest first. */
  readonly tokens: readonly KeptToken[];
}

/** Returns what both rules keep: top-k the named tokens, and top-p its nucleus. */
export function keptByRules({ labels, shares, nucleus }: NextWord): readonly KeptByRule[] {
  let sum = 0;
  const named = labels.map((label, i) => {
    const from = sum;
    sum += shares[i] ?? 0;
    return { label, from, to: sum };
  });
  return [
    { rule: 'top-k', count: named.length, share: sum, tokens: named },
    { rule: 'top-p', ...nucleus, tokens: named.slice(0, nucleus.count) },
  ];
}
