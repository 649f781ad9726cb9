import type { Vocabulary } from '@/lib/trace/vocabulary';
import { BytePairs, SINGLE_BYTES } from './byte-pairs';
import { piecesOf } from './pieces';

/** Letters of several alphabets, digits, marks and white space. */
const PROBE = 'The cat sat, isn’t it? 1234 (naïve) — сонце 猫 😀\n\n  def x():\tpass';

/**
 * Returns whether a tokenizer cuts and joins a text as GPT-2's does, so that its merges can be played:
 * single bytes have the first ids, the next ids are the merges in order, and a text with something of
 * everything gets the same tokens by its own rules and by GPT-2's.
 */
export function joinsAsGpt2(vocabulary: Vocabulary, tokenize: (text: string) => number[]): boolean {
  try {
    for (let id = 0; id < SINGLE_BYTES; id++) {
      const { bytes, special } = vocabulary.token(id);
      if (bytes.length !== 1 || special) return false;
    }
    const pairs = BytePairs.of(vocabulary);
    const joined = piecesOf(PROBE).flatMap((piece) => pairs.join(piece).ids);
    return joined.join() === tokenize(PROBE).join();
  } catch {
    // A byte is missing.
    return false;
  }
}
