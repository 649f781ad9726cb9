'use client';

import { useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { GuessWord } from '@/components/widgets/guess-word/GuessWord';
import { type GuessedDistribution, guessBars } from '@/components/widgets/guess-word/marks';
import { asContinuation } from '@/lib/generation/continuation';
import { textOf } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { ROUND_VOCABULARY, ROUNDS, type Round } from './rounds';
import { Verdict } from './Verdict';

/** The longest word that can be guessed, in characters. */
const MOST_CHARACTERS = 40;
const TOP = 10;

/**
 * The game that opens the notebook: guess the next word, then see what the model thinks of it. The
 * names of the model's candidates stay covered until the reader has committed to a guess.
 */
export function GuessGame() {
  const { title, state, retry } = useEngine();
  const [at, setAt] = useState(0);
  const [guesses, setGuesses] = useState<Readonly<Record<number, string>>>({});
  const round = ROUNDS[at] as Round;
  const word = guesses[at];
  const request = { prompt: round.sentence, word: word ?? '', top: TOP };
  const { latest, failure } = useTask('guess', request, 'guess-game');

  const live =
    latest?.request.prompt === round.sentence && state.status === 'ready' ? latest : undefined;
  const vocabulary = live && state.status === 'ready' ? state.vocabulary : ROUND_VOCABULARY;
  const scored = live !== undefined && live.request.word === (word ?? '');
  const { guess, ...answer } = live?.result ?? round.answer;
  const offline = word !== undefined && !live && state.status === 'failed';
  const mine = scored ? guess : offline ? named(round, word) : undefined;
  const distribution: GuessedDistribution = { ...answer, ...(mine ? { guess: mine } : {}) };

  return (
    <Figure
      id="guess-the-next-word"
      title="Guess the next word."
      caption={`Each bar is one token of ${title}, and its length is the probability that it comes next. You see the names once you have guessed.`}
      table={word === undefined ? undefined : () => tableOf(distribution, vocabulary)}
      recorded={!live}
      steps={{ count: ROUNDS.length, at, go: setAt }}
      controls={
        <div className="needs-script">
          <NumberChoice label="Sentence" count={ROUNDS.length} value={at} onChange={setAt} />
        </div>
      }
    >
      <div className="guess-game">
        <div>
          <p data-mark="guess-sentence" className="guess-sentence">
            {round.sentence}{' '}
            <span className="guess-blank">{word === undefined ? '\u2002' : <bdi>{word}</bdi>}</span>
          </p>
          <GuessForm
            key={at}
            first={word === undefined}
            onGuess={(next) => setGuesses((before) => ({ ...before, [at]: next }))}
          />
          <div aria-live="polite" data-mark="guess-verdict" className="guess-verdict">
            {word !== undefined && mine ? (
              <Verdict word={word} distribution={distribution} vocabulary={vocabulary} />
            ) : null}
            {word !== undefined && !mine ? (
              <p>
                {offline
                  ? `“${word}” is not among the ten likeliest tokens; its place cannot be told while ${title} is not running.`
                  : `${title} is on its way; your guess is scored as soon as it is here.`}
              </p>
            ) : null}
          </div>
          {state.status === 'failed' ? (
            <FailureNote failure={state.failure} onRetry={retry}>
              The bars are from a recorded run meanwhile.
            </FailureNote>
          ) : failure ? (
            <FailureNote failure={failure} />
          ) : null}
        </div>
        <GuessWord
          distribution={distribution}
          vocabulary={vocabulary}
          revealed={word !== undefined}
        />
      </div>
    </Figure>
  );
}

function GuessForm({
  first,
  onGuess,
}: {
  readonly first: boolean;
  readonly onGuess: (word: string) => void;
}) {
  const [value, setValue] = useState('');
  return (
    <Form
      className="guess-form needs-script no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const word = value.trim();
        if (word !== '') onGuess(word);
        setValue('');
      }}
    >
      <TextField value={value} onChange={setValue} maxLength={MOST_CHARACTERS}>
        <Label className="control-label">{first ? 'Your guess' : 'Another guess'}</Label>
        <Input
          className="field"
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </TextField>
      <Button type="submit" className="button button-primary" isDisabled={value.trim() === ''}>
        Compare
      </Button>
    </Form>
  );
}

/** A guess among the recorded candidates: what can be said of it when no model runs. */
function named(round: Round, word: string): GuessedDistribution['guess'] {
  const { topIds, topProbabilities } = round.answer;
  const text = asContinuation(round.sentence, word);
  const rank = topIds.findIndex((id) => textOf([ROUND_VOCABULARY.token(id)]) === text);
  const id = topIds[rank];
  if (id === undefined) return undefined;
  return { ids: [id], probabilities: [topProbabilities[rank] ?? 0], rank };
}

function tableOf(distribution: GuessedDistribution, vocabulary: Vocabulary) {
  return {
    columns: ['Token', 'Probability', 'Your guess'],
    rows: guessBars(distribution, vocabulary).map((bar) => [
      bar.label,
      bar.percent,
      bar.mine ? (bar.note ?? 'yes') : '',
    ]),
  };
}
