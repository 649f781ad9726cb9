'use client';

import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useEngine } from '@/components/engine/EngineProvider';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import { useSentence } from '@/components/sentence/SentenceProvider';
import { Unembedding } from '@/components/widgets/unembedding/Unembedding';
import { isPartial, textOf } from '@/lib/text/token-text';
import { unembeddedTable } from './tables';
import { useUnembedded } from './useUnembedded';

/** The last vector against the token table, the softmax, and the token written down. */
export function UnembedFigure() {
  const { state } = useEngine();
  const { applied, apply } = useSentence();
  const { tokens, live, width, failure, note } = useUnembedded();
  const [open, setOpen] = useState(0);
  const [before, setBefore] = useState<readonly string[]>([]);
  const at = Math.min(open, tokens.length - 1);
  const chosen = tokens[at];
  const token = live && state.status === 'ready' && chosen && state.vocabulary.token(chosen.id);
  // A part of a character is no text yet: it cannot be put into a field.
  const writable = token && !token.special && !isPartial(token) ? textOf([token]) : undefined;
  const previous = before.at(-1);
  return (
    <Figure
      id="unembedding"
      title="Back to a token"
      caption={`Left: the last vector times the row of a token, summed up over ${width.toLocaleString('en')} places; where a line ends is the token’s logit. Right: what the softmax makes of it.${note}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className="actions needs-script">
          <Button
            className="button button-primary"
            isDisabled={writable === undefined}
            onPress={() => {
              setBefore([...before, applied]);
              setOpen(0);
              apply(applied + (writable ?? ''));
            }}
          >
            <span className="write-on">
              Write <bdi className="write-on-token">{chosen?.label}</bdi> and read again
            </span>
          </Button>
          <Button
            className="button"
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
      recorded={!live}
      steps={{ count: tokens.length, at, go: setOpen }}
    >
      {tokens.some(({ sums }) => sums === undefined) && (
        <p className="workbench-hint">
          This model’s file does not keep the final layer norm by itself: the lines lead straight to
          the logits.
        </p>
      )}
      <Unembedding tokens={tokens} open={at} onOpen={setOpen} />
    </Figure>
  );
}
