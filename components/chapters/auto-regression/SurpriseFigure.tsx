'use client';

import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import fieldStyles from '@/components/controls/field.module.css';
import { useEngine } from '@/components/engine/EngineProvider';
import { useSeen } from '@/components/engine/useSeen';
import { useTask } from '@/components/engine/useTask';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { type ScoredToken, surpriseMarks } from '@/components/widgets/surprise/marks';
import { Surprise } from '@/components/widgets/surprise/Surprise';
import { tokenLabel } from '@/lib/text/token-text';
import { RECORDED_SURPRISE } from './recorded';
import styles from './SurpriseFigure.module.css';
import { MOST_SCORED, SAMPLE_TEXT } from './sample-text';

/** Any text, with how surprised the model was by each token of it. */
export function SurpriseFigure() {
  const { state } = useEngine();
  const { live, shape } = useSentence();
  const [element, seen] = useSeen<HTMLDivElement>();
  const [text, setText] = useState(SAMPLE_TEXT);
  const ask = live && seen ? { text, most: MOST_SCORED } : undefined;
  const { shown, progress, busy } = useTask('surprise', ask, 'surprise');
  const ready = state.status === 'ready';
  const result = shown?.result;
  const scored: readonly ScoredToken[] = shown
    ? shown.result.ids.map((id, i) => ({
        token: shown.vocabulary.token(id),
        logProbability: shown.result.logProbabilities[i] ?? 0,
        rank: shown.result.ranks[i] ?? 0,
        likeliest: shown.vocabulary.token(shown.result.likeliest[i] ?? 0),
        likeliestLogProbability: shown.result.likeliestLogProbabilities[i] ?? 0,
      }))
    : RECORDED_SURPRISE;
  const omitted = result?.omitted ?? 0;
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
      recorded={!result}
      waiting={ready && !seen}
      controls={
        <TextField
          className={classNames(styles.field, 'needs-script')}
          value={text}
          onChange={setText}
          isDisabled={!ready}
        >
          <Label className={classNames(fieldStyles.label)}>Any words of yours</Label>
          <TextArea
            className={classNames(fieldStyles.field)}
            rows={3}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
          />
        </TextField>
      }
      status={
        busy && progress !== undefined && progress < 1
          ? `${Math.round(progress * 100)}% of it is read`
          : undefined
      }
      table={() => tableOf(scored)}
    >
      <div ref={element}>
        <Surprise scored={scored} size={shape.vocabulary} />
      </div>
    </Figure>
  );
}

function tableOf(scored: readonly ScoredToken[]) {
  return {
    columns: ['Place', 'Token', 'Probability', 'Bits', 'Rank', 'First choice'],
    rows: surpriseMarks(scored).tokens.map((mark, i) => [
      i + 1,
      tokenLabel(mark.token),
      Math.exp(mark.logProbability),
      mark.bits,
      mark.rank + 1,
      tokenLabel(mark.likeliest),
    ]),
  };
}
