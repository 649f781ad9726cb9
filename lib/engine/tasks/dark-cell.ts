import { headAt } from '@/lib/heads/head-at';
import { type HeadIndex, headPart } from '@/lib/trace/forward-pass';
import type { Task } from '../task';
import { type AblateProgress, ablate } from './ablate';
import { forwardPass } from './inspect';

export interface DarkCellRequest {
  readonly text: string;
}

/** A head, the darkest cell of its last row, and what becomes of the prediction without it. */
export interface CellAndEffect {
  readonly head: HeadIndex;
  /** The token that it looks at most, from 0; the first token of the text does not count. */
  readonly position: number;
  /** The weight of that cell, 0..1. */
  readonly weight: number;
  /** The probability of the likeliest next token when the head gives its average instead, 0..1. */
  readonly without: number;
  /** How many heads change the probability by more, in log-probability, either way. */
  readonly stronger: number;
}

export interface DarkCell {
  /** T token ids. */
  readonly ids: readonly number[];
  /** The likeliest next token. */
  readonly targetId: number;
  /** Its probability with all heads on, 0..1. */
  readonly probability: number;
  /** Heads in all, L · H. */
  readonly heads: number;
  /** The head with the darkest cell in the row that predicts. */
  readonly darkest: CellAndEffect;
  /** The head without which the probability falls most. */
  readonly strongest: CellAndEffect;
  /** The weights of the darkest one, [T, T]. */
  readonly attention: Float32Array;
}

/** Knocks out every head, one at a time, and compares the darkest look with the largest effect. */
export const darkCell: Task<DarkCellRequest, DarkCell, AblateProgress> = async (
  opened,
  { text },
  context,
) => {
  const ids = opened.tokenize(text);
  const { heads: perLayer } = opened.model.graph.shape;
  const { effects, base, targetIds } = await ablate(opened, { ids, top: 1, by: 'mean' }, context);
  const pass = await forwardPass(opened, { ids, parts: ['attention'] });
  const targetId = targetIds[0] ?? 0;
  const logProbability = base[0] ?? 0;
  const cells = Array.from(effects, (effect, i): CellAndEffect => {
    const head = headAt(i, perLayer);
    const row = headPart(pass, 'attention', ...head)?.slice(-ids.length) ?? new Float32Array();
    const weight = Math.max(...row.subarray(1));
    return {
      head,
      position: row.indexOf(weight, 1),
      weight,
      without: Math.exp(logProbability + effect),
      stronger: effects.filter((other) => Math.abs(other) > Math.abs(effect)).length,
    };
  });
  const first = (better: (a: CellAndEffect, b: CellAndEffect) => boolean) =>
    cells.reduce((best, cell) => (better(cell, best) ? cell : best));
  const darkest = first((a, b) => a.weight > b.weight);
  return {
    ids,
    targetId,
    probability: Math.exp(logProbability),
    heads: cells.length,
    darkest,
    strongest: first((a, b) => a.without < b.without),
    attention: headPart(pass, 'attention', ...darkest.head)?.slice() ?? new Float32Array(),
  };
};
