'use client';

import { titleOf } from '@/components/engine/known-models';
import { useAnswer } from '@/components/engine/useAnswer';
import { useReadyModel } from '@/components/engine/useReadyModel';
import { RECORDED_TOKENIZATION } from '@/components/sentence/recorded';
import { lensView } from '@/components/widgets/logit-lens/marks';
import { RECORDED_BLOCK } from './recorded';

/** The notebook's own sentence in the tokens of the model in use; undefined until they are there. */
export function useNotebook(): readonly number[] | undefined {
  const ready = useReadyModel();
  const { model, answer, from } = useAnswer(
    'tokenize',
    RECORDED_TOKENIZATION.request,
    RECORDED_TOKENIZATION,
  );
  return from === 'live' && ready?.info.id === model ? answer.ids : undefined;
}

/** What the model in use would say at the end of the notebook's sentence, layer by layer. */
export function useColumn() {
  const ids = useNotebook();
  const { top } = RECORDED_BLOCK.lens.request;
  const shown = useAnswer('lens', ids && { ids, from: ids.length - 1, top }, RECORDED_BLOCK.lens);
  const view = lensView(shown);
  const last = view.labels.length - 1;
  return {
    title: titleOf(shown.model),
    /** [L + 1] */
    column: Array.from({ length: view.layers + 1 }, (_, layer) => view.at(layer, last)),
    settled: view.settled[last] ?? 0,
  };
}
