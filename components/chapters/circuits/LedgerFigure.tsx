'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import { TokenChoice } from '@/components/controls/TokenChoice';
import { FailureNote } from '@/components/engine/FailureNote';
import { Figure } from '@/components/figure/Figure';
import layout from '@/components/figure/layout.module.css';
import { useLeftOut } from '@/components/sentence/useSentenceIds';
import { ClaimsAndEffects } from '@/components/widgets/ledger/ClaimsAndEffects';
import { LedgerBars } from '@/components/widgets/ledger/LedgerBars';
import {
  claimEffects,
  type LedgerPart,
  type LedgerRow,
  ledgerRows,
} from '@/components/widgets/ledger/marks';
import { tokenLabel } from '@/lib/text/token-text';
import { claimVerdict, strongestClaim } from './claims';
import { ENDING } from './ending';
import styles from './LedgerFigure.module.css';
import { ledgerTable } from './tables';
import { useLedger } from './useLedger';

/** Why one token and not another: an exact sum, and what becomes of its terms when they are tested. */
export function LedgerFigure() {
  const own = useLedger();
  const { ledger, knockOuts, progress, tokens, offered, find, failure } = own;
  const { answer, shape, from } = ledger;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [pressed, press] = useState<LedgerPart>();
  // On a screen for a class there is room for one of the two at a time.
  const [panel, setPanel] = useState(0);
  const rows = useMemo(() => ledgerRows(answer, open), [answer, open]);
  const all = useMemo(() => (knockOuts ? claimEffects(knockOuts) : []), [knockOuts]);
  const chosen = pressed ?? strongestClaim(all)?.part;
  const left = useLeftOut(ENDING);
  const names = tokens.map(tokenLabel);
  const [answerName = '', otherName = ''] = names;
  const onPress = ({ key, opens, part }: LedgerRow) => {
    if (opens) setOpen(toggled(open, key));
    if (!part) return;
    press(part);
    if (!knockOuts) own.knockOut();
  };
  return (
    <Figure
      id="ledger"
      title="Why this token?"
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
      <div className={layout.parts} data-part={panel}>
        <LedgerBars
          rows={rows}
          total={answer.total}
          names={[answerName, otherName]}
          chosen={chosen}
          isOpen={(key) => open.has(key)}
          onPress={onPress}
        />
        <div>
          <p className={layout.panelTitle}>Was the claim true?</p>
          {knockOuts ? (
            <ClaimsAndEffects all={all} chosen={chosen} heads={shape.heads} />
          ) : (
            <div className={classNames(styles.waiting, 'needs-script')}>
              <p className={layout.note} role="status">
                {progress === undefined
                  ? 'Not tested for this text and these tokens yet.'
                  : `${Math.round(progress * 100)} % of the parts knocked out, one at a time`}
              </p>
              <div className={layout.actions}>
                <Button look="primary" isDisabled={progress !== undefined} onPress={own.knockOut}>
                  Knock out every part
                </Button>
                <Button isDisabled={progress === undefined} onPress={own.cancel}>
                  Cancel
                </Button>
              </div>
            </div>
          )}
          <p
            data-mark="readout"
            className={classNames(layout.readout, layout.tall)}
            aria-live="polite"
          >
            {claimVerdict(all, chosen, shape.heads)}
          </p>
        </div>
      </div>
    </Figure>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
