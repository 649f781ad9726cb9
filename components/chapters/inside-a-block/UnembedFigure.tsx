'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswer } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { labelledTokens } from '@/components/widgets/unembedding/marks';
import { Unembedding } from '@/components/widgets/unembedding/Unembedding';
import { isPartial, textOf } from '@/lib/text/token-text';
import { RECORDED_BLOCK } from './recorded';
import { unembeddedTable } from './tables';
import styles from './UnembedFigure.module.css';
import { useText } from './useText';

/** The last vector against the token table, the softmax, and the token written down. */
export function UnembedFigure() {
  const { applied, apply } = useSentence();
  const { text, noteOfRead } = useText();
  const { top } = RECORDED_BLOCK.unembedding.request;
  const request = text && { ids: text.ids, top };
  const shown = useAnswer('unembedding', request, RECORDED_BLOCK.unembedding);
  const { answer, vocabulary, from, failure } = shown;
  const tokens = useMemo(() => labelledTokens({ answer, vocabulary }), [answer, vocabulary]);
  const [open, setOpen] = useState(0);
  const [before, setBefore] = useState<readonly string[]>([]);
  const at = Math.min(open, tokens.length - 1);
  const chosen = tokens[at];
  // Another model's token may be none of the text in the field.
  const token = from === 'live' && chosen && vocabulary.token(chosen.id);
  // A part of a character is no text yet: it cannot be put into a field.
  const writable = token && !token.special && !isPartial(token) ? textOf([token]) : undefined;
  const previous = before.at(-1);
  return (
    <Figure
      id="unembedding"
      title="Back to a token"
      sentence
      caption={`Left: the last vector times the row of a token, summed up over ${shown.shape.width.toLocaleString('en')} places; where a line ends is the token’s logit. Right: what the softmax makes of it.${noteOfRead}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.actions, 'needs-script')}>
          <Button
            look="primary"
            isDisabled={writable === undefined}
            onPress={() => {
              setBefore([...before, applied]);
              setOpen(0);
              apply(applied + (writable ?? ''));
            }}
          >
            <span className={styles.writeOn}>
              Write <bdi className={styles.writeOnToken}>{chosen?.label}</bdi> and read again
            </span>
          </Button>
          <Button
            isDisabled={previous === undefined}
            onPress={() => {
              setBefore(before.slice(0, -1));
              apply(previous ?? applied);
            }}
          >
            Back
          </Button>
        </div>
      }
      table={() => unembeddedTable(tokens)}
      asks={[shown]}
      from={from}
      steps={{ count: tokens.length, at, go: setOpen }}
    >
      {tokens.some(({ sums }) => sums === undefined) && (
        <p className={layout.hint}>
          This model’s file does not keep the final layer norm by itself: the lines lead straight to
          the logits.
        </p>
      )}
      <Unembedding tokens={tokens} open={at} onOpen={setOpen} />
    </Figure>
  );
}
