'use client';

import { useEngine } from '@/components/engine/EngineProvider';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { RECORDED_SENTENCE } from '@/components/sentence/recorded';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { OneAtATime } from '@/components/widgets/one-at-a-time/OneAtATime';
import { tokenLabel } from '@/lib/text/token-text';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { readToken } from './recorded';
import file from './writing.json';

/** How many passes the staircase shows, how much of the text before it, and how much is read. */
const STEPS = file.written.ids.length;
const SHOWN = 3;
const MOST_READ = 48;

const RECORDED_VOCABULARY = sparseVocabulary(file.named.map(readToken));

/** The model writing on from the reader's sentence, always with the likeliest token. */
export function WritingFigure() {
  const { state, title } = useEngine();
  const sentence = useSentence();
  const ids = sentence.tokens.slice(-MOST_READ).map(({ id }) => id);
  // Ids mean something to the model that the sentence was tokenized for, and to no other.
  const own = state.status === 'ready' && sentence.live && sentence.model === state.info.id;
  const request = own ? { ids, steps: STEPS } : undefined;
  const { shown: live } = useTask('greedy', request, 'one-at-a-time');
  const vocabulary = live ? live.vocabulary : RECORDED_VOCABULARY;
  const read = live?.request.ids ?? RECORDED_SENTENCE.tokens.map(({ id }) => id);
  const { ids: chosen, probabilities } = live?.result ?? file.written;
  const written = chosen.map((id, at) => ({
    token: vocabulary.token(id),
    probability: probabilities[at] ?? 0,
  }));
  const cut =
    sentence.tokens.length > MOST_READ
      ? ` Of your text, the last ${MOST_READ} tokens are read, as in the map.`
      : '';
  return (
    <Figure
      id="one-at-a-time"
      title="One token at a time."
      caption={`Each row is one pass through ${title}: what it reads, and the likeliest next token with its probability. The answer of one row is read in the next.${cut}`}
      table={() => ({
        columns: ['Pass', 'Token', 'Probability'],
        rows: written.map(({ token, probability }, at) => [at + 1, tokenLabel(token), probability]),
      })}
      className="in-prose"
      recorded={!live}
    >
      <OneAtATime
        prompt={read.slice(-SHOWN).map((id) => vocabulary.token(id))}
        more={read.length > SHOWN}
        written={written}
      />
    </Figure>
  );
}
