'use client';

import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { useStoredData } from '@/components/storage/useStoredData';
import { type Attempts, addGuess, attemptsShape, isRight, NO_ATTEMPTS } from './attempts';
import { GuessField, type Option } from './GuessField';
import styles from './Predict.module.css';
import { ProseLink } from './ProseLink';

export interface PredictProps {
  /** Unique in the notebook: the reader's guesses are saved under it. */
  readonly id: string;
  readonly question: ReactNode;
  /** The answers to choose from; without them the reader writes one. */
  readonly options?: readonly Option[];
  /**
   * The right guess, or all that count as right; case and outer spaces do not matter. Undefined
   * while it cannot be known, as before a model has answered: the reader can write, not check.
   */
  readonly expected: string | readonly string[] | undefined;
  /** The answer itself, in a word or a short sentence. */
  readonly answer: ReactNode;
  /** Shown before the second try. */
  readonly hint?: ReactNode;
  /** The reason, shown with the answer. */
  readonly children?: ReactNode;
}

/**
 * An exercise: the reader makes a guess before anything is revealed, has a second try, and then sees
 * the answer with its reason. Without scripts the answer is in a disclosure.
 */
export function Predict(props: PredictProps) {
  const { id, question, options, expected, answer, hint, children } = props;
  const [attempts, update] = useStoredData(`predict:${id}`, attemptsShape, NO_ATTEMPTS);
  const last = attempts.guesses.at(-1);
  const right = last !== undefined && isRight(last, expected);
  const set = (next: Attempts) => update(() => next);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a form around all of it.
    <div
      role="group"
      data-mark="exercise"
      data-answered={attempts.revealed || undefined}
      className={styles.exercise}
      aria-labelledby={`${id}-question`}
    >
      <p className={styles.title}>Predict</p>
      <div className={styles.question} id={`${id}-question`}>
        {question}
      </div>
      {attempts.revealed ? null : (
        <Form
          // A second try starts with an empty field.
          key={attempts.guesses.length}
          className={classNames(styles.form, 'needs-script no-print')}
          onSubmit={(event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get('guess') ?? '').trim();
            if (text === '' || expected === undefined) return;
            set(addGuess(attempts, text, isRight(text, expected)));
          }}
        >
          <GuessField questionId={`${id}-question`} options={options} tried={attempts.guesses} />
          <div className={styles.buttons}>
            <Button type="submit" look="primary" isDisabled={expected === undefined}>
              {last === undefined ? 'Check my guess' : 'Check again'}
            </Button>
            {last === undefined ? null : (
              <Button look="quiet" onPress={() => set({ ...attempts, revealed: true })}>
                Show the answer
              </Button>
            )}
          </div>
        </Form>
      )}
      <div aria-live="polite" className={styles.verdict}>
        {last !== undefined && !attempts.revealed ? (
          <>
            <p>
              <q>{optionOf(last, options)?.label ?? last}</q> is not it. {hint} You have one more
              try.
            </p>
            <Believed options={[optionOf(last, options)]} />
          </>
        ) : null}
        {attempts.revealed ? (
          <>
            <p>
              <strong>{right ? 'Right.' : 'The answer:'}</strong> {answer}
            </p>
            {children}
            <Believed
              options={attempts.guesses
                .filter((guess) => !isRight(guess, expected))
                .map((guess) => optionOf(guess, options))}
            />
          </>
        ) : null}
      </div>
      {attempts.revealed ? (
        <Button look="quiet" onPress={() => set(NO_ATTEMPTS)}>
          Start over
        </Button>
      ) : null}
      <noscript>
        <details>
          <summary>Answer</summary>
          <p>{answer}</p>
          {children}
        </details>
      </noscript>
    </div>
  );
}

function optionOf(value: string, options: readonly Option[] | undefined): Option | undefined {
  return options?.find((option) => option.value === value);
}

/** A sentence for each option that is a belief, with the way to the experiment that settles it. */
function Believed({ options }: { readonly options: readonly (Option | undefined)[] }) {
  return options.map(
    (option) =>
      option?.belief && (
        <p key={option.value}>
          “{option.label}” is a common belief:{' '}
          <ProseLink href={`/myths#${option.belief}`}>put it to the test</ProseLink>.
        </p>
      ),
  );
}
