'use client';

import { useState } from 'react';
import { Form, TextField } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { AS_TYPED, LabelledInput } from '@/components/controls/LabelledInput';
import { NumberChoice } from '@/components/controls/NumberChoice';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import { GuessWord } from '@/components/widgets/guess-word/GuessWord';
import { type GuessedDistribution, guessBars } from '@/components/widgets/guess-word/marks';
import { asContinuation } from '@/lib/generation/continuation';
import { textOf } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { columnTable } from '../column-table';
import styles from './GuessGame.module.css';
import { RECORDED_INTRODUCTION } from './recorded';
import { Verdict } from './Verdict';

const ROUNDS = RECORDED_INTRODUCTION.rounds;
type Round = (typeof ROUNDS)[number];

/** The longest word that can be guessed, in characters. */
const MOST_CHARACTERS = 40;

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
  const asked = useAnswer('guess', { ...round.request, word: word ?? '' }, round);
  // The latest live answer may still be that of the sentence before.
  const own = asked.request.prompt === round.request.prompt;
  const shown = own ? asked : { ...round, from: 'recorded' as const };
  const { request, answer, vocabulary, from } = shown;
  const { guess, ...rest } = answer;
  const scored = request.word === (word ?? '');
  const offline = word !== undefined && !scored && state.status === 'failed';
  const mine = scored ? guess : offline ? named(round, word) : undefined;
  const distribution: GuessedDistribution = { ...rest, ...(mine ? { guess: mine } : {}) };
  const { failure } = asked;

  return (
    <Figure
      id="guess-the-next-word"
      title="Guess the next word."
      caption={`Each bar is one token of ${title}, and its length is the probability that it comes next; a full bar would be 100%. You see the names once you have guessed.`}
      table={word === undefined ? undefined : () => guessTable(distribution, vocabulary)}
      asks={word === undefined ? undefined : [shown]}
      from={from}
      steps={{ count: ROUNDS.length, at, go: setAt }}
      controls={
        <div className="needs-script">
          <NumberChoice label="Sentence" count={ROUNDS.length} value={at} onChange={setAt} />
        </div>
      }
    >
      <div className={styles.game}>
        <div>
          <p data-mark="guess-sentence" className={styles.sentence}>
            {round.request.prompt}{' '}
            <span className={styles.blank}>
              {word === undefined ? '\u2002' : <bdi>{word}</bdi>}
            </span>
          </p>
          <GuessForm
            key={at}
            first={word === undefined}
            onGuess={(next) => setGuesses((before) => ({ ...before, [at]: next }))}
          />
          <div aria-live="polite" data-mark="guess-verdict" className={styles.verdict}>
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
          {word !== undefined && at + 1 < ROUNDS.length ? (
            <Button onPress={() => setAt(at + 1)}>Next sentence</Button>
          ) : null}
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
      className={classNames(styles.form, 'needs-script no-print')}
      onSubmit={(event) => {
        event.preventDefault();
        const word = value.trim();
        if (word !== '') onGuess(word);
        setValue('');
      }}
    >
      <TextField value={value} onChange={setValue} maxLength={MOST_CHARACTERS}>
        <LabelledInput
          label={first ? 'Your guess' : 'Another guess'}
          {...AS_TYPED}
          autoCapitalize="none"
        />
      </TextField>
      <Button type="submit" look="primary" isDisabled={value.trim() === ''}>
        Compare
      </Button>
    </Form>
  );
}

/** A guess among the recorded candidates: what can be said of it when no model runs. */
function named(round: Round, word: string): GuessedDistribution['guess'] {
  const { topIds, topProbabilities } = round.answer;
  const text = asContinuation(round.request.prompt, word);
  const rank = topIds.findIndex((id) => textOf([round.vocabulary.token(id)]) === text);
  const id = topIds[rank];
  if (id === undefined) return undefined;
  return { ids: [id], probabilities: [topProbabilities[rank] ?? 0], rank };
}

const guessTable = (distribution: GuessedDistribution, vocabulary: Vocabulary) =>
  columnTable(guessBars(distribution, vocabulary), [
    ['Token', ({ label }) => label],
    ['Probability', ({ percent }) => percent],
    ['Your guess', ({ mine, note }) => (mine ? (note ?? 'yes') : '')],
  ]);
