import {
  ANALOGIES,
  AXIS,
  NEAREST_OF,
  ON_AXIS,
  SPELLINGS,
} from '@/components/chapters/embeddings/sums';
import { BytePairs } from '@/lib/tokenizer/byte-pairs';
import { piecesOf } from '@/lib/tokenizer/pieces';
import type { Ask, Recording } from './recording';
import { SENTENCE } from './sentence';

const storybook = (name: string) => ({ file: `embeddings/${name}`, model: 'storybook' });

/** The groups of the recorded map. */
const GROUPS = { count: 40, among: 4096, named: 8 } as const;
/** Beside the named tokens one of so many: enough to show the form of the cloud. */
const EVERY = 9;
const AXIS_REQUEST = { fromId: { token: AXIS.from }, toId: { token: AXIS.to }, ends: 8 } as const;

const readIds = async (ask: Ask) => (await ask('tokenize', { text: SENTENCE })).ids;
const alone = (id: number) => [{ id, weight: 1 }];

/** The tokens that the recorded map names or joins, and some of the others. */
async function mapIds(ask: Ask): Promise<number[]> {
  const own = await readIds(ask);
  const groups = await ask('neighbourhoods', GROUPS);
  const nearest = await ask('neighbours', { sums: own.slice(-1).map(alone), top: 11 });
  const { ids: all, ...axis } = await ask('wordAxis', AXIS_REQUEST);
  const { ends, fromId, toId } = axis;
  const { ids: pairs } = await ask('tokenize', { text: ON_AXIS.flat().join('') });
  const named = [
    ...own,
    ...pairs,
    ...groups.flatMap(({ ids }) => ids),
    ...nearest.flatMap(({ ids }) => ids),
    ...[fromId, toId, ...ends.lowIds, ...ends.highIds],
  ];
  return [...new Set([...named, ...all.filter((id) => id % EVERY === 0)])].sort((a, b) => a - b);
}
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
    request: async (ask) => ({ components: 3, ends: 4, onlyIds: await mapIds(ask) }),
  },
  { ...storybook('map-groups'), task: 'neighbourhoods', request: GROUPS },
  {
    ...storybook('map-axis'),
    task: 'wordAxis',
    request: async (ask) => {
      const onlyIds = await mapIds(ask);
      const { fromId, toId } = await ask('wordAxis', { ...AXIS_REQUEST, onlyIds });
      return { fromId, toId, ends: AXIS_REQUEST.ends, onlyIds };
    },
  },
];
