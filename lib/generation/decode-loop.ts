import { type ContinuationTree, nodeAt, pathTo } from './continuation-tree';
import type { Candidate } from './next-token-distribution';

/** The stations of one turn: the text has been read, its answer is shown, one token is chosen. */
export type LoopStation = 'text' | 'answer' | 'choice';

/** A place in the loop. */
export interface LoopPosition {
  /** Turns that are complete, and tokens that they have written. */
  readonly turn: number;
  readonly station: LoopStation;
}

export const LOOP_START: LoopPosition = { turn: 0, station: 'text' };

/** The decode loop at a position; each turn writes one token. */
export interface DecodeLoop {
  /** Ids of the tokens written so far. */
  readonly written: readonly number[];
  readonly station: LoopStation;
  /** The model's answer to the text; undefined until it is known. */
  readonly answer:
    | {
        /** Likeliest first. */
        readonly candidates: readonly Candidate[];
        /** The token that this turn chooses, and its probability by the model itself. */
        readonly chosen: Pick<Candidate, 'id' | 'modelProbability'>;
      }
    | undefined;
}

/** Returns the loop at a position, from a text that is written at least one token beyond it. */
export function decodeLoopAt(
  tree: ContinuationTree,
  { turn, station }: LoopPosition,
  named: number,
): DecodeLoop {
  const nodes = pathTo(tree, tree.at);
  const written = nodes.slice(0, turn).map((node) => nodeAt(tree, node).id);
  const { next } = nodeAt(tree, turn === 0 ? 0 : (nodes[turn - 1] ?? 0));
  const chosen = nodes[turn] === undefined ? undefined : nodeAt(tree, nodes[turn]);
  if (!next || !chosen?.score) return { written, station: 'text', answer: undefined };
  const modelProbability = Math.exp(chosen.score.logProbability);
  const candidates = next.candidates.slice(0, named);
  return { written, station, answer: { candidates, chosen: { id: chosen.id, modelProbability } } };
}

/** Returns the position after this one. */
export function nextPosition({ turn, station }: LoopPosition): LoopPosition {
  if (station === 'text') return { turn, station: 'answer' };
  if (station === 'answer') return { turn, station: 'choice' };
  return { turn: turn + 1, station: 'text' };
}
