import { topK } from '@/lib/maths/top-k';
import { samplingDistribution } from '@/lib/sampling/distribution';
import type { Task } from '../task';
import { forwardPass } from './inspect';
import { writeText } from './write-text';

export interface TemperaturesRequest {
  readonly text: string;
  /** Above 0. */
  readonly temperatures: readonly number[];
  /** How many of the likeliest tokens to name. */
  readonly named: number;
  /** How many tokens to write, twice, at the last temperature. */
  readonly length: number;
  readonly seed: number;
}

/** What a temperature makes of one list of tokens. */
export interface Temperatures {
  /** [named] at each temperature, the likeliest first. */
  readonly ranked: readonly {
    readonly ids: readonly number[];
    readonly shares: readonly number[];
  }[];
  /** The two texts that were written with one seed. */
  readonly written: readonly { readonly ids: readonly number[] }[];
}

/** Shares out the same logits at each temperature, and writes twice with the same seed. */
export const temperatures: Task<TemperaturesRequest, Temperatures> = async (
  opened,
  { text, temperatures: all, named, length, seed },
  context,
) => {
  const ids = opened.tokenize(text);
  await context.between();
  const { lastLogits } = await forwardPass(opened, { ids, parts: ['lastLogits'] });
  const ranked = all.map((temperature) => {
    const shares = samplingDistribution(lastLogits, { temperature }, ids);
    const top = topK(shares, named);
    return { ids: top, shares: top.map((id) => shares[id] ?? 0) };
  });
  const settings = { temperature: all.at(-1) ?? 1, seed };
  const write = async () => {
    const { ids: written } = await writeText(opened, { ids, settings, length }, context);
    return { ids: written };
  };
  return { ranked, written: [await write(), await write()] };
};
