'use client';

import { useMemo, useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { useSeen } from '@/components/engine/useSeen';
import { Figure } from '@/components/figure/Figure';
import { scoredTokens, surpriseMarks } from '@/components/widgets/surprise/marks';
import { SurprisingText } from '@/components/widgets/surprise/SurprisingText';
import { tokenLabel } from '@/lib/text/token-text';
import { columnTable } from '../column-table';
import { MOST_SCORED } from './limits';
import { RECORDED_LEARNING } from './recorded';
import styles from './SurpriseFigure.module.css';

/** Any text, with how surprised the model was by each token of it. */
export function SurpriseFigure() {
  const { state } = useEngine();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [text, setText] = useState(RECORDED_LEARNING.surprise.request.text);
  const asked = useAnswer(
    'surprise',
    seen ? { text, most: MOST_SCORED } : undefined,
    RECORDED_LEARNING.surprise,
  );
  const { answer, vocabulary, shape, from, progress, busy, failure } = asked;
  const scored = useMemo(() => scoredTokens(answer, vocabulary), [answer, vocabulary]);
  const { omitted } = answer;
  return (
    <Figure
      id="surprise"
      title="What surprised the model."
      caption={
        <>
          The higher the bar over a token, the less the model expected it there, in bits.
          {omitted > 0
            ? ` The first ${MOST_SCORED.toLocaleString('en')} tokens are scored, ${omitted.toLocaleString('en')} more are left out.`
            : ''}
        </>
      }
      className="wide"
      asks={[asked]}
      from={from}
      controls={
        <TextField
          className={classNames(fieldStyles.growing, styles.field, 'needs-script')}
          value={text}
          onChange={setText}
          isDisabled={state.status !== 'ready'}
        >
          <Label className={classNames(fieldStyles.label)}>Any words of yours</Label>
          <TextArea
            className={classNames(fieldStyles.field)}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            rows={3}
          />
        </TextField>
      }
      status={
        failure ? (
          <FailureNote failure={failure} />
        ) : busy && progress !== undefined && progress < 1 ? (
          `${Math.round(progress * 100)}% of it is read`
        ) : undefined
      }
      table={() =>
        columnTable(surpriseMarks(scored).tokens, [
          ['Place', (_, i) => i + 1],
          ['Token', ({ token }) => tokenLabel(token)],
          ['Probability', ({ logProbability }) => Math.exp(logProbability)],
          ['Bits', ({ bits }) => bits],
          ['Rank', ({ rank }) => rank + 1],
          ['First choice', ({ likeliest }) => tokenLabel(likeliest)],
        ])
      }
    >
      <div ref={element}>
        <SurprisingText scored={scored} size={shape.vocabulary} />
      </div>
    </Figure>
  );
}
