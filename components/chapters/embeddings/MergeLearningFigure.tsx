'use client';

import { useMemo, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { Figure } from '@/components/figure/Figure';
import { LearnedMerges } from '@/components/widgets/merge-learning/LearnedMerges';
import { labelOf, sizesOf } from '@/components/widgets/merge-learning/marks';
import { learnMerges } from '@/lib/tokenizer/merge-learning';
import { columnTable } from '../column-table';
import styles from './MergeLearningFigure.module.css';
import { PARAGRAPH } from './paragraph';

const MOST_CHARACTERS = 600;
const MOST_MERGES = 250;

/** Byte-pair encoding as it learns its merges, on a paragraph of the reader's. */
export function MergeLearningFigure() {
  const [text, setText] = useState(PARAGRAPH);
  const [step, setStep] = useState(0);
  const states = useMemo(() => learnMerges(text, MOST_MERGES), [text]);
  const places = placesOf(states.length - 1);
  return (
    <Figure
      id="merge-learning"
      className="wide"
      title="Merges, learned from a paragraph"
      caption="The neighbours that stand side by side most often become one token, everywhere. Underlined: what is joined next. Tinted: what was joined last. A dot is a space."
      controls={
        <TextField
          className={classNames(styles.paragraph, 'needs-script no-projector')}
          value={text}
          onChange={(next) => {
            setText(next.slice(0, MOST_CHARACTERS));
            setStep(0);
          }}
        >
          <Label className={classNames(fieldStyles.label)}>A paragraph of yours</Label>
          <TextArea
            className={classNames(fieldStyles.field)}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            rows={3}
            maxLength={MOST_CHARACTERS}
          />
        </TextField>
      }
      table={() =>
        columnTable(states, [
          ['Merge', (_, merge) => merge],
          ['Left', ({ joined, vocabulary }) => (joined ? labelOf(vocabulary, joined.left) : '')],
          ['Right', ({ joined, vocabulary }) => (joined ? labelOf(vocabulary, joined.right) : '')],
          ['Count', ({ joined }) => joined?.count ?? ''],
          ['Tokens in the text', (state) => sizesOf(state).text],
          ['In the vocabulary', (state) => sizesOf(state).vocabulary],
        ])
      }
      steps={{
        count: places.length,
        at: places.findLastIndex((place) => place <= step),
        go: (at) => setStep(places[at] ?? 0),
      }}
    >
      <LearnedMerges states={states} step={step} onStep={setStep} />
    </Figure>
  );
}

/** The steps that a class is shown: the first ten, every tenth after them, and the last. */
function placesOf(last: number): number[] {
  return Array.from({ length: last + 1 }, (_, step) => step).filter(
    (step) => step <= 10 || step % 10 === 0 || step === last,
  );
}
