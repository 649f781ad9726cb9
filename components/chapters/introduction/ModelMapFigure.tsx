'use client';

import { useMemo } from 'react';
import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { type MapCandidate, type MapStop, ModelMap } from '@/components/widgets/model-map/ModelMap';
import { counted } from '@/components/widgets/model-map/marks';
import { LANES, summarize } from '@/components/widgets/model-map/summary';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';
import type { Part } from '@/lib/trace/forward-pass';
import { type Packed, unpackFloats } from '@/lib/trace/packing';
import file from './map.json';
import { readToken } from './recorded';

/** The most tokens that the map has the model read. */
const MOST_READ = 48;
const PARTS: readonly Part[] = [
  'attention',
  'residual',
  'tokenEmbedding',
  'positionEmbedding',
  'lastLogits',
];

const numbers = (packed: unknown, length: number) => unpackFloats(packed as Packed, length);
const RECORDED = {
  tokens: RECORDED_SENTENCE.tokens,
  shape: RECORDED_SENTENCE.shape,
  summary: {
    length: file.length,
    token: numbers(file.token, file.lanes * file.glyph),
    position: numbers(file.position, file.lanes * file.glyph),
    output: numbers(file.output, file.lanes * file.glyph),
    attention: numbers(file.attention, file.lanes * file.lanes),
  },
  candidates: file.candidates.map(
    ({ probability, ...token }): MapCandidate => ({
      token: readToken(token),
      probability,
    }),
  ),
};

/** The map of the model on the reader's sentence, with the sizes of the model in use. */
export function ModelMapFigure({
  stops,
  repeated,
}: {
  readonly stops: readonly MapStop[];
  readonly repeated: readonly string[];
}) {
  const { state, title } = useEngine();
  const sentence = useSentence();
  const ids = sentence.tokens.slice(-MOST_READ).map(({ id }) => id);
  // Ids mean something to the model that the sentence was tokenized for, and to no other.
  const own = state.status === 'ready' && sentence.live && sentence.model === state.info.id;
  const request = own ? { ids, parts: PARTS } : undefined;
  const { shown: live } = useTask('inspect', request, 'model-map');
  const shown = useMemo(() => {
    if (!live) return RECORDED;
    const { vocabulary } = live;
    const { ids: read, shape, lastLogits = [] } = live.result;
    const shares = softmax(lastLogits);
    return {
      tokens: read.map((id) => vocabulary.token(id)),
      shape,
      summary: summarize(live.result),
      candidates: topK(shares, 5).map((id) => ({
        token: vocabulary.token(id),
        probability: shares[id] ?? 0,
      })),
    };
  }, [live]);
  const { length } = shown.summary;
  const lanes = shown.tokens.slice(-LANES);
  const first = length - lanes.length;
  // Where the sentence is longer than what the map reads, its lanes are the last ones.
  const before = Math.max(0, sentence.tokens.length - length) + first;
  const marked = sentence.marked === undefined ? undefined : sentence.marked - before;
  return (
    <Figure
      id="model-map"
      title="From text to the next token."
      caption={captionOf(title, length, sentence.tokens.length)}
      table={() => ({
        columns: ['Part', 'What leaves it', 'In this model, for this text'],
        rows: stops.map(({ slug, part, leaves }) => [
          part,
          leaves,
          counted(slug, length, shown.shape),
        ]),
      })}
      recorded={!live}
    >
      <ModelMap
        {...shown}
        tokens={lanes}
        stops={stops}
        repeated={repeated}
        current="introduction"
        marked={marked}
        onMark={(lane) => sentence.mark(lane === undefined ? undefined : lane + before)}
      />
    </Figure>
  );
}

function captionOf(title: string, read: number, all: number): string {
  const lanes =
    read > LANES ? `A lane for each of the last ${LANES} tokens` : 'A lane for each token';
  const cut = all > read ? `, of the last ${read} that the map has ${title} read` : '';
  return `${lanes}${cut}. Strokes: the first numbers of each vector, up or down. Curves: how much each token looks at those before it, averaged over all heads and layers. Below the boxes: what leaves the last layer.`;
}
