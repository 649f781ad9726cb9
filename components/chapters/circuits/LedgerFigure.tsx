'use client';

import { useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { LedgerPanels } from '@/components/ledger/LedgerPanels';
import { ledgerTable } from '@/components/ledger/table';
import { useLeftOut } from '@/components/sentence/useSentenceIds';
import { tokenLabel } from '@/lib/text/token-text';
import { ENDING } from './ending';
import { useLedger } from './useLedger';

/** Why one token and not another: an exact sum, and what becomes of its terms when they are tested. */
export function LedgerFigure() {
  const own = useLedger();
  const { ledger, knockOuts, progress, tokens, offered, find, failure } = own;
  const { answer, shape, from } = ledger;
  // On a screen for a class there is room for one of the two at a time.
  const [panel, setPanel] = useState(0);
  const left = useLeftOut(ENDING);
  const [answerName = '', otherName = ''] = tokens.map(tokenLabel);
  return (
    <Figure
      id="ledger"
      title="Why this token?"
      sentence
      caption={`The logit of “${answerName}” minus that of “${otherName}”, as a sum of all that was written into the stream. Each bar begins where the one above ends. Open an attention to see its heads; press a head or an MLP to knock it out.${left}`}
      className="wide"
      status={failure && <FailureNote failure={failure} />}
      controls={
        <div className={classNames(layout.wideControls, 'needs-script')}>
          {(['Why this token', 'and not this one'] as const).map((label, side) => {
            const value = tokens[side];
            return (
              value && (
                <TokenChoice
                  key={label}
                  label={label}
                  value={value}
                  offered={offered}
                  find={find}
                  onChange={(token) => own.choose(side === 0 ? 0 : 1, token)}
                />
              )
            );
          })}
        </div>
      }
      table={() => ledgerTable(answer, knockOuts, shape.heads)}
      asks={own.asks}
      from={from}
      steps={{ count: 2, at: panel, go: setPanel }}
    >
      <LedgerPanels
        ledger={answer}
        knockOuts={knockOuts}
        progress={progress}
        onKnockOut={own.knockOut}
        onCancel={own.cancel}
        heads={shape.heads}
        names={[answerName, otherName]}
        panel={panel}
      />
    </Figure>
  );
}
