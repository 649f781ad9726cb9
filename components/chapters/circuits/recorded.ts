import composition from '@/content/recorded/circuits/composition.json';
import knockOuts from '@/content/recorded/circuits/knock-outs.json';
import ledger from '@/content/recorded/circuits/ledger.json';
import namesMixed from '@/content/recorded/circuits/names-mixed.json';
import namesSame from '@/content/recorded/circuits/names-same.json';
import patchHeads from '@/content/recorded/circuits/patch-heads.json';
import patchStream from '@/content/recorded/circuits/patch-stream.json';
import sinks from '@/content/recorded/circuits/sinks.json';
import steering from '@/content/recorded/circuits/steering.json';
import headScores from '@/content/recorded/masked-attention/head-scores.json';
import attention from '@/content/recorded/sentence-attention.json';
import logits from '@/content/recorded/sentence-logits.json';
import type { PatchGrid } from '@/lib/block/patch-grid';
import type { TextPairName } from '@/lib/block/text-pairs';
import { readRecorded } from '@/lib/engine/answered';

/** What storybook said of the notebook's own sentence. */
export const RECORDED_CIRCUITS = {
  attention: readRecorded('inspect', attention),
  logits: readRecorded('inspect', logits),
  ledger: readRecorded('ledger', ledger),
  knockOuts: readRecorded('knockOuts', knockOuts),
  composition: readRecorded('composition', composition),
  headScores: readRecorded('headScores', headScores),
  steering: readRecorded('steer', steering),
  sinks: readRecorded('sinks', sinks),
  /** Who is given a drink: a woman and a man, and two women. */
  names: {
    mixed: readRecorded('exchangedParts', namesMixed),
    same: readRecorded('exchangedParts', namesSame),
  },
  /** Of the pair of texts with a repeated word. */
  patch: {
    stream: readRecorded('patchGrid', patchStream),
    heads: readRecorded('patchGrid', patchHeads),
  },
} as const;

/** Returns what is recorded of a ready-made pair of texts. */
export const recordedPatch = (pair: TextPairName | undefined, patched: PatchGrid['patched']) =>
  pair === 'word' ? RECORDED_CIRCUITS.patch[patched] : undefined;
