import type { FigureTable } from '@/components/figure/table';
import { branchMarks } from '@/components/widgets/branches/marks';
import type { ContinuationTree } from '@/lib/generation/continuation-tree';
import { textOf, tokenLabel } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { idsOf, scoresOf, type TextState } from '@/lib/writer/text-state';

/** The tokens of the text, and how the model rated each. */
export function textTable(text: TextState): FigureTable {
  const { model, promptIds } = text;
  const scores = scoresOf(text);
  return {
    columns: ['Place', 'Token', 'Id', 'By', 'Probability', 'Bits', 'Rank'],
    rows: idsOf(text).map((id, place) => {
      const score = scores[place];
      return [
        place + 1,
        model ? tokenLabel(model.vocabulary.token(id)) : '',
        id,
        place < promptIds.length ? 'you' : 'the model',
        score ? Math.exp(score.logProbability) : '',
        score ? -score.logProbability / Math.LN2 : '',
        score ? score.rank + 1 : '',
      ];
    }),
  };
}

/** Every continuation, from where it parts from those before it. */
export function branchesTable(tree: ContinuationTree, vocabulary: Vocabulary): FigureTable {
  return {
    columns: ['Text', 'Parts after', 'Tokens', 'Bits each', 'Words of its own'],
    rows: branchMarks(tree).map(({ from, to, bits, ids }, row) => [
      row + 1,
      from,
      to,
      bits ?? '',
      textOf(ids.map((id) => vocabulary.token(id))),
    ]),
  };
}
