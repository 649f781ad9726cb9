import { ANALOGIES, NEAREST_OF, SPELLINGS } from '@/components/chapters/embeddings/sums';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { piecesOf } from '@/lib/tokenizer/pieces';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const storybook = (name: string) => ({ file: `embeddings/${name}`, model: 'storybook' });

/** The tokens of the recorded map: the most frequent that were merged, as many as show its form. */
const FIRST_MERGE = 256;
const POINTS = 256;

const readIds = async (ask: Ask) => (await ask('tokenize', { text: SENTENCE })).ids;
const alone = (id: number) => [{ id, weight: 1 }];
/** Parts of the scale of cosines, in which all tokens are counted. */
const bins = 100;

/** The figures of the chapter on embeddings. */
export const embeddings: readonly Recording[] = [
  {
    ...storybook('spellings'),
    task: 'tokenize',
    request: { text: SPELLINGS.join('') },
    // The tokens that stand between the bytes and the ids of what is cut before a model is there.
    names: (_, vocabulary) =>
      [SENTENCE, ...SPELLINGS].flatMap(piecesOf).flatMap((piece) => {
        const { bytes, merges } = BytePairs.of(vocabulary).join(piece);
        return [...bytes, ...merges.map(({ made }) => made)];
      }),
  },
  {
    ...storybook('rows'),
    task: 'embeddingRows',
    // The last token, and the one nearest to it.
    request: async (ask) => {
      const last = (await readIds(ask)).slice(-1);
      const [found] = await ask('neighbours', { sums: last.map(alone), top: 2 });
      return { ids: found?.ids ?? [] };
    },
  },
  {
    ...storybook('nearest'),
    task: 'neighbours',
    request: async (ask) => ({ sums: (await readIds(ask)).map(alone), top: 6 }),
  },
  {
    ...storybook('nearest-to-last'),
    task: 'neighbours',
    request: async (ask) => ({ sums: (await readIds(ask)).slice(-1).map(alone), top: 11, bins }),
  },
  {
    ...storybook('analogies'),
    task: 'neighbours',
    request: {
      sums: ANALOGIES.map(({ a, b, c }) => [
        { id: { token: a }, weight: 1 },
        { id: { token: b }, weight: -1 },
        { id: { token: c }, weight: 1 },
      ]),
      top: 10,
      bins,
    },
  },
  {
    ...storybook('nearest-of-four'),
    task: 'neighbours',
    request: {
      sums: [[{ id: { token: NEAREST_OF[0] }, weight: 1 }]],
      top: NEAREST_OF.length - 1,
      onlyIds: NEAREST_OF.slice(1).map((token) => ({ token })),
    },
  },
  {
    ...storybook('map'),
    task: 'vocabularyMap',
    request: async (ask) => {
      const frequent = Array.from({ length: POINTS }, (_, i) => FIRST_MERGE + i);
      const onlyIds = [...new Set([...(await readIds(ask)), ...frequent])].sort((a, b) => a - b);
      return { components: 3, ends: 4, onlyIds };
    },
  },
];
