import { GLYPH, LANES, summarize } from '@/components/widgets/model-map/summary';
import { UNHURRIED } from '@/lib/engine/task';
import { greedy } from '@/lib/engine/tasks/greedy';
import { guess } from '@/lib/engine/tasks/guess';
import { forwardPass } from '@/lib/engine/tasks/inspect';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import { toBase64 } from '@/lib/trace/base64';
import { packFloats } from '@/lib/trace/packing';
import type { NodeModel } from '../node-model';
import { type RecordedFigure, SENTENCE } from './recorded-figure';

/** The sentences of the game, from one that all but ends itself to one that is open. */
const ROUNDS = [
  'The king had three daughters, and the youngest was the most',
  'He was so tired that he fell',
  'The old man sat down by the',
];

/** The sentence of the exercise on how many tokens share half of the probability. */
const HALF = 'The bird flew up into the';

const file = (name: string) =>
  new URL(`../../components/chapters/introduction/${name}`, import.meta.url);

const tokens = (opened: NodeModel, ids: Iterable<number>) =>
  [...new Set(ids)].map((id) => {
    const { bytes, special } = opened.vocabulary.token(id);
    return { id, bytes: toBase64(bytes), special };
  });

export const introduction: readonly RecordedFigure[] = [
  {
    file: file('rounds.json'),
    async make(opened) {
      const rounds = [];
      for (const sentence of ROUNDS) {
        const answer = await guess(opened, { prompt: sentence, word: '', top: 10 }, UNHURRIED);
        rounds.push({ sentence, answer });
      }
      return {
        rounds,
        named: tokens(
          opened,
          rounds.flatMap(({ answer }) => answer.topIds),
        ),
      };
    },
  },
  {
    file: file('half.json'),
    async make(opened) {
      const { half, vocabulary } = await guess(
        opened,
        { prompt: HALF, word: '', top: 0 },
        UNHURRIED,
      );
      return { sentence: HALF, half, vocabulary };
    },
  },
  {
    file: file('map.json'),
    async make(opened) {
      const ids = opened.tokenize(SENTENCE);
      const pass = await forwardPass(opened, {
        ids,
        parts: ['attention', 'residual', 'tokenEmbedding', 'positionEmbedding', 'lastLogits'],
      });
      const { length, ...arrays } = summarize(pass);
      const shares = softmax(pass.lastLogits ?? []);
      const topIds = topK(shares, 5);
      return {
        length,
        lanes: Math.min(length, LANES),
        glyph: GLYPH,
        token: packFloats(arrays.token, 16),
        position: packFloats(arrays.position, 16),
        output: packFloats(arrays.output, 16),
        attention: packFloats(arrays.attention, 16),
        candidates: tokens(opened, topIds).map((token, rank) => ({
          ...token,
          probability: shares[topIds[rank] ?? 0],
        })),
      };
    },
  },
  {
    file: file('writing.json'),
    async make(opened) {
      const ids = opened.tokenize(SENTENCE);
      const written = await greedy(opened, { ids, steps: 6 }, UNHURRIED);
      return { written, named: tokens(opened, [...ids, ...written.ids]) };
    },
  },
];
