'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import { ClaimsAndEffects } from '@/components/widgets/ledger/ClaimsAndEffects';
import { LedgerBars } from '@/components/widgets/ledger/LedgerBars';
import {
  claimEffects,
  type LedgerPart,
  type LedgerRow,
  ledgerRows,
} from '@/components/widgets/ledger/marks';
import type { KnockOuts } from '@/lib/block/knock-outs';
import type { Ledger } from '@/lib/block/ledger';
import { claimVerdict, strongestClaim } from './claims';
import styles from './LedgerPanels.module.css';

interface LedgerPanelsProps {
  readonly ledger: Ledger;
  /** Undefined until every part was knocked out for this text and these tokens. */
  readonly knockOuts: KnockOuts | undefined;
  /** How far that is, 0..1; undefined while it is not under way. */
  readonly progress: number | undefined;
  readonly onKnockOut: () => void;
  readonly onCancel: () => void;
  /** H */
  readonly heads: number;
  /** The token that is explained, and the one it is compared with, as labels. */
  readonly names: readonly [string, string];
  /** Which of the two a class sees on a screen that has room for one. */
  readonly panel: number;
}

/** A ledger as bars, and beside it what became of each claim when its part was knocked out. */
export function LedgerPanels(props: LedgerPanelsProps) {
  const { ledger, knockOuts, progress, onKnockOut, onCancel, heads, names, panel } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [pressed, press] = useState<LedgerPart>();
  const rows = useMemo(() => ledgerRows(ledger, open), [ledger, open]);
  const all = useMemo(() => (knockOuts ? claimEffects(knockOuts) : []), [knockOuts]);
  const chosen = pressed ?? strongestClaim(all)?.part;
  const onPress = ({ key, opens, part }: LedgerRow) => {
    if (opens) setOpen(toggled(open, key));
    if (!part) return;
    press(part);
    if (!knockOuts) onKnockOut();
  };
  return (
    <div className={layout.parts} data-part={panel}>
      <LedgerBars
        rows={rows}
        total={ledger.total}
        names={names}
        chosen={chosen}
        isOpen={(key) => open.has(key)}
        onPress={onPress}
      />
      <div>
        <p className={layout.panelTitle}>Was the claim true?</p>
        {knockOuts ? (
          <ClaimsAndEffects all={all} chosen={chosen} heads={heads} />
        ) : (
          <div className={classNames(styles.waiting, 'needs-script')}>
            <p className={layout.note} role="status">
              {progress === undefined
                ? 'Not tested for this text and these tokens yet.'
                : `${Math.round(progress * 100)} % of the parts knocked out, one at a time`}
            </p>
            <div className={layout.actions}>
              <Button look="primary" isDisabled={progress !== undefined} onPress={onKnockOut}>
                Knock out every part
              </Button>
              <Button isDisabled={progress === undefined} onPress={onCancel}>
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
          {claimVerdict(all, chosen, heads)}
        </p>
      </div>
    </div>
  );
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
