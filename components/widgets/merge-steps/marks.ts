import { tokenLabel } from '@/lib/text/token-text';
import { type Joining, mergeNumber } from '@/lib/tokenizer/byte-pairs';
import type { Vocabulary } from '@/lib/trace/vocabulary';

/** A byte, or a token that was made of two neighbours; columns are bytes. */
export interface Block {
  /** The step that made it; 0 for the bytes. */
  readonly step: number;
  /** First column, and the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly id: number;
  readonly label: string;
  /** Which merge of the tokenizer's list made it, from 1; undefined for a byte. */
  readonly merge: number | undefined;
  /** The step that joined it to a neighbour; undefined while it stands at the end. */
  readonly until: number | undefined;
}

/** How the bytes of a piece became tokens. */
export interface MergeMarks {
  readonly columns: number;
  readonly steps: number;
  readonly blocks: readonly Block[];
}

/** The joining of one piece -> a block for every byte and for every merge. */
export function mergeMarks({ bytes, merges }: Joining, vocabulary: Vocabulary): MergeMarks {
  const blocks: Omit<Block, 'until'>[] = [];
  const ends = new Map<Omit<Block, 'until'>, number>();
  const block = (step: number, from: number, to: number, id: number) => {
    const merge = step === 0 ? undefined : mergeNumber(id);
    const made = { step, from, to, id, label: tokenLabel(vocabulary.token(id)), merge };
    blocks.push(made);
    return made;
  };
  const row = bytes.map((id, column) => block(0, column, column + 1, id));
  for (const [i, { at, made }] of merges.entries()) {
    const [left, right] = row.slice(at, at + 2);
    if (!left || !right) throw new RangeError('a merge of nothing');
    for (const part of [left, right]) ends.set(part, i + 1);
    row.splice(at, 2, block(i + 1, left.from, right.to, made));
  }
  return {
    columns: bytes.length,
    steps: merges.length,
    blocks: blocks.map((made) => ({ ...made, until: ends.get(made) })),
  };
}

/** The blocks that stand after `step` merges, from left to right. */
export function standing({ blocks }: MergeMarks, step: number): Block[] {
  return blocks
    .filter((block) => block.step <= step && (block.until === undefined || block.until > step))
    .sort((a, b) => a.from - b.from);
}
