'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { useSentenceIds } from '@/components/sentence/useSentenceIds';
import { type MapStop, ModelMap } from '@/components/widgets/model-map/ModelMap';
import { counted, GLYPH, LANES } from '@/components/widgets/model-map/marks';
import { RECORDED_INTRODUCTION } from './recorded';

/** The most tokens that the map has the model read. */
const EXTENT = { last: 48 };
const DRAWN = { lanes: LANES, glyph: GLYPH, top: 5 };

/** The map of the model on the reader's sentence, with the sizes of the model in use. */
export function ModelMapFigure({
  stops,
  repeated,
}: {
  readonly stops: readonly MapStop[];
  readonly repeated: readonly string[];
}) {
  const { title } = useEngine();
  const sentence = useSentence();
  const ids = useSentenceIds(EXTENT);
  const asked = useAnswer('overview', ids && { ids, ...DRAWN }, RECORDED_INTRODUCTION.overview);
  const { answer, shape, vocabulary, from } = asked;
  const { length } = answer.ids;
  const first = Math.max(0, length - LANES);
  // Where the sentence is longer than what the map reads, its lanes are the last ones.
  const before = Math.max(0, sentence.tokens.length - length) + first;
  const marked = sentence.marked === undefined ? undefined : sentence.marked - before;
  return (
    <Figure
      id="model-map"
      title="From text to the next token."
      sentence
      caption={captionOf(title, length, sentence.tokens.length)}
      table={() => ({
        columns: ['Part', 'What leaves it', 'In this model, for this text'],
        rows: stops.map(({ part, leaves, shows }) => [part, leaves, counted(shows, length, shape)]),
      })}
      asks={[asked]}
      from={from}
    >
      <ModelMap
        answer={answer}
        shape={shape}
        vocabulary={vocabulary}
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
