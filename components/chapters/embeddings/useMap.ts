'use client';

import { useMemo } from 'react';
import { useAnswer } from '@/components/engine/useAnswer';
import { alongWords, cloudOf } from '@/components/widgets/vocabulary-map/marks';
import type { DirectionEnds } from '@/lib/engine/tasks/vocabulary-map';
import { tokenLabel } from '@/lib/text/token-text';
import { byId } from '@/lib/trace/by-id';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { kindOf } from './kinds';
import { RECORDED_EMBEDDINGS } from './recorded';
import { useOwnTokens } from './useOwnTokens';
import { useWordAxis } from './useWordAxis';

const { map, mapGroups, nearestToLast } = RECORDED_EMBEDDINGS;
const { components: COMPONENTS, ends: ENDS } = map.request;

export { COMPONENTS };

/** The directions of the map: components counted from 0, or the way between two words across it. */
export interface Axes {
  readonly across: number | 'words';
  readonly up: number;
}

/** One direction as it is written at the edges of the map. */
interface Edge {
  readonly low: string;
  readonly high: string;
  readonly ends: DirectionEnds | undefined;
  /** The label of a token in it: the answers may be of vocabularies that know other tokens. */
  readonly nameOf: (id: number) => string;
}

/** A token that a reader searched or picked; the map goes to it when `visit` changes. */
export interface ChosenToken {
  readonly model: string;
  readonly id: number;
  readonly visit: number;
}

/** Everything that the map of the vocabulary asks; nothing before it is `seen`. */
export function useMap(seen: boolean, { across, up }: Axes, chosen: ChosenToken | undefined) {
  const asked = useAnswer(
    'vocabularyMap',
    seen ? { components: COMPONENTS, ends: ENDS } : undefined,
    map,
  );
  const { model, answer, vocabulary, shape } = asked;
  const tokens = useOwnTokens(model);
  const mark = chosen?.model === model ? chosen : undefined;
  const joinedId = mark?.id ?? tokens.at(-1)?.id;
  const found = useAnswer('neighbourhoods', seen ? mapGroups.request : undefined, mapGroups);
  const nearest = useAnswer(
    'neighbours',
    seen && joinedId !== undefined
      ? { ...nearestToLast.request, sums: [[{ id: joinedId, weight: 1 }]] }
      : undefined,
    nearestToLast,
  );

  const { axis, ...chosenWords } = useWordAxis(seen && across === 'words', tokens);
  const between = across === 'words' && axis.model === model;

  // The map asks them of all its tokens each time that it is drawn.
  const nameOf = useMemo(() => byId((id) => tokenLabel(vocabulary.token(id))), [vocabulary]);
  const kindOfId = useMemo(() => byId((id) => kindOf(vocabulary.token(id))), [vocabulary]);
  const cloud = useMemo(() => {
    const plane = cloudOf(answer, [across === 'words' ? 0 : across, up]);
    return between ? alongWords(plane, axis.answer) : plane;
  }, [answer, across, up, between, axis.answer]);
  const groups = useMemo(
    () =>
      found.model === model
        ? found.answer.map(({ ids }) => ({ name: nameOfGroup(ids, found.vocabulary), ids }))
        : [],
    [found.model, found.answer, found.vocabulary, model],
  );
  const { request, answer: nearby } = nearest;
  const joins = nearest.model === model && request.sums[0]?.[0]?.id === joinedId;
  const share = (c: number) =>
    `component ${c + 1}, ${((answer.explained[c] ?? 0) * 100).toFixed(1)}%`;
  const edgeOf = (c: number): Edge => ({ low: '', high: share(c), ends: answer.ends[c], nameOf });
  const wordEdge: Edge = {
    low: `nearer to ${tokenLabel(chosenWords.words.from)}`,
    high: `nearer to ${tokenLabel(chosenWords.words.to)}`,
    ends: axis.answer.ends,
    nameOf: (id) => tokenLabel(axis.vocabulary.token(id)),
  };
  const edges = {
    across: between ? wordEdge : edgeOf(across === 'words' ? 0 : across),
    up: edgeOf(up),
  };
  return {
    asked,
    nearest,
    ...chosenWords,
    tokens,
    mark,
    joinedId,
    cloud,
    between,
    groups,
    joined: useMemo(
      () => (joins ? (nearby[0]?.ids.filter((id) => id !== joinedId).slice(0, 10) ?? []) : []),
      [joins, nearby, joinedId],
    ),
    nameOf,
    kindOf: kindOfId,
    edges,
    ends: useMemo(
      () =>
        [edges.across.ends, edges.up.ends].flatMap((of) => [
          ...(of?.lowIds ?? []),
          ...(of?.highIds ?? []),
        ]),
      [edges.across.ends, edges.up.ends],
    ),
    whole: cloud.ids.length === shape.vocabulary,
    busy: asked.busy || found.busy || axis.busy,
    progress: asked.busy ? asked.progress : found.progress,
  };
}

/** Returns two tokens from the middle of a neighbourhood, which do not begin alike. */
function nameOfGroup(ids: readonly number[], vocabulary: Vocabulary): string {
  const words = ids.map((id) => tokenLabel(vocabulary.token(id)).replace('·', ''));
  const [first = ''] = words;
  const begins = (word: string) => word.slice(0, 3).toLowerCase();
  const second = words.find((word) => begins(word) !== begins(first));
  return second === undefined ? first : `${first}, ${second}`;
}
