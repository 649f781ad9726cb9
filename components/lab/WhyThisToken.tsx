'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { FailureNote } from '@/components/engine/FailureNote';
import { useAnswerOf } from '@/components/engine/useAnswer';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { LedgerPanels } from '@/components/ledger/LedgerPanels';
import { ledgerTable } from '@/components/ledger/table';
import type { Ledger } from '@/lib/block/ledger';
import { lineOf, tokenLabel } from '@/lib/text/token-text';
import { tokensById } from '@/lib/trace/vocabulary';
import type { Why } from './why';

/** Tokens before the one in question that the caption quotes. */
const QUOTED = 8;

/** The ledger of a token of the text: an exact sum, and what becomes of its terms without a part. */
export default function WhyThisToken({
  why,
  onClose,
}: {
  readonly why: Why;
  readonly onClose: () => void;
}) {
  const { model, ids, place, answerIds } = why;
  const { heads } = model.info.shape;
  const request = { ids, answerIds };
  const ledger = useAnswerOf(model, 'ledger', request);
  const [tested, test] = useState<Why>();
  const asked = tested === why ? { ...request, sample: 'sentences' as const } : undefined;
  const knockOuts = useAnswerOf(model, 'knockOuts', asked);
  const [panel, setPanel] = useState(0);
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (why) close.current?.focus();
  }, [why]);

  const [answerName = '', otherName = ''] = tokensById(model.vocabulary, answerIds).map(tokenLabel);
  const before = lineOf(tokensById(model.vocabulary, ids.slice(-QUOTED)));
  const fits = (answer: Pick<Ledger, 'ids' | 'answerIds'>) =>
    answer.answerIds.join() === answerIds.join() && answer.ids.join() === ids.join();
  const summed = ledger.answer && fits(ledger.answer) ? ledger : undefined;
  const knocked = knockOuts.answer && fits(knockOuts.answer) ? knockOuts : undefined;
  const [sum, effects] = [summed?.answer, knocked?.answer];
  const failure = ledger.failure ?? knockOuts.failure;
  return (
    <Figure
      id="lab-why"
      title="Why this token?"
      caption={
        <>
          Token {place + 1}, after “{ids.length > QUOTED ? '…' : ''}
          {before}”: the logit of “{answerName}” minus that of “{otherName}”, its nearest rival, as
          a sum of all that was written into the stream. Press a head or an MLP to knock it out.
        </>
      }
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.actions, 'needs-script')}>
          <Button ref={close} look="quiet" onPress={onClose}>
            Close
          </Button>
        </div>
      }
      table={sum && (() => ledgerTable(sum, effects, heads))}
      asks={summed && (knocked ? [summed, knocked] : [summed])}
      from="live"
      steps={{ count: 2, at: panel, go: setPanel }}
    >
      {sum ? (
        <LedgerPanels
          // Another question opens no lines of the one before.
          key={`${ids.join()} ${answerIds.join()}`}
          ledger={sum}
          knockOuts={effects}
          progress={asked && knockOuts.busy ? (knockOuts.progress ?? 0) : undefined}
          onKnockOut={() => test(why)}
          onCancel={() => test(undefined)}
          heads={heads}
          names={[answerName, otherName]}
          panel={panel}
        />
      ) : (
        <p className={layout.note} role="status">
          The sum is being written down.
        </p>
      )}
    </Figure>
  );
}
