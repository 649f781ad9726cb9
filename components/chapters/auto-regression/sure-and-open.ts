import type { NextWord } from '@/components/widgets/sure-and-open/marks';
import open from '@/content/recorded/introduction/guess-open.json';
import sure from '@/content/recorded/introduction/guess-sure.json';
import { type Answered, readRecorded } from '@/lib/engine/answered';
import { tokenLabel } from '@/lib/text/token-text';

/** Two sentences of the introduction's game: one whose next word is plain, and one that is open. */
export const SURE_AND_OPEN = {
  sure: readRecorded('guess', sure),
  open: readRecorded('guess', open),
} as const;

/** Returns an answer as the widget draws it. */
export function nextWord({ request, answer, vocabulary }: Answered<'guess'>): NextWord {
  const { topIds, topProbabilities, nucleus } = answer;
  return {
    prompt: request.prompt,
    labels: topIds.map((id) => tokenLabel(vocabulary.token(id))),
    shares: topProbabilities,
    nucleus,
  };
}
