'use client';

import { type ReactNode, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { idsTo } from '@/lib/generation/continuation-tree';
import { textOf } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import { idsOf, type TextState } from '@/lib/writer/text-state';
import styles from './Challenges.module.css';

interface Challenge {
  readonly name: string;
  readonly hint: ReactNode;
  readonly isMet: (text: TextState, other: TextState | undefined) => boolean;
}

/** The tokens after the prompt. */
const written = ({ tree }: TextState) => idsTo(tree, tree.at);

const CHALLENGES: readonly Challenge[] = [
  {
    name: 'Make it tell of the sea',
    hint: (
      <>
        The word <em>sea</em> has to be the model’s, not yours. Change the beginning, or put another
        token in the text wherever the sea comes nearer.
      </>
    ),
    isMet: (text) =>
      text.model !== undefined &&
      /\bsea\b/i.test(textOf(tokensById(text.model.vocabulary, written(text)))),
  },
  {
    name: 'Send the story another way',
    hint: (
      <>
        Switch on <em>Surprise</em>. Where the bar is high, or the alternatives are close, the story
        stood at a crossroads. Choose what was not chosen, and read what becomes of it.
      </>
    ),
    isMet: ({ tree }) =>
      tree.nodes.some(
        ({ children }) => children.length > 1 && children.some((i) => tree.nodes[i]?.taken),
      ),
  },
  {
    name: 'Make two settings disagree',
    hint: (
      <>
        Switch on <em>Side by side</em>, give the second column another temperature, and press
        Generate. Which is the first token in which the two texts differ?
      </>
    ),
    isMet: (text, other) => {
      if (!other || written(other).length === 0) return false;
      const [one, two] = [idsOf(text), idsOf(other)];
      return text.promptIds.join() === other.promptIds.join() && one.join() !== two.join();
    },
  },
];

/** Three things to try, each with a hint, and a word when it is done. */
export function Challenges({
  text,
  other,
}: {
  readonly text: TextState;
  /** The second column; undefined if there is none. */
  readonly other: TextState | undefined;
}) {
  const [open, setOpen] = useState<number>();
  const hint = useId();
  const met = CHALLENGES.map(({ isMet }) => isMet(text, other));
  const chosen = open === undefined ? undefined : CHALLENGES[open];
  return (
    <section
      aria-label="Three things to try"
      className={classNames(styles.challenges, 'needs-script')}
    >
      <div className={styles.row}>
        <span className={styles.label}>Try</span>
        {CHALLENGES.map(({ name }, i) => (
          <Button
            key={name}
            className={styles.challenge ?? ''}
            aria-expanded={i === open}
            aria-controls={hint}
            data-done={met[i] || undefined}
            onPress={() => setOpen(i === open ? undefined : i)}
          >
            {name}
          </Button>
        ))}
      </div>
      <p id={hint} role="status" className={styles.hint}>
        {chosen && (met[open ?? 0] ? <strong>Done. </strong> : null)}
        {chosen?.hint}
      </p>
    </section>
  );
}
