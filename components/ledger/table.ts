import type { FigureTable } from '@/components/figure/table';
import {
  attentionKey,
  BIASES,
  claimEffects,
  ledgerRows,
  partName,
  shareTrue,
} from '@/components/widgets/ledger/marks';
import type { KnockOuts } from '@/lib/block/knock-outs';
import type { Ledger } from '@/lib/block/ledger';

/** A row a line of the ledger, with what is claimed of it and what went, where that is measured. */
export function ledgerTable(
  ledger: Ledger,
  knockOuts: KnockOuts | undefined,
  heads: number,
): FigureTable {
  const layers = ledger.mlps.length;
  const open = new Set([...Array.from({ length: layers }, (_, l) => attentionKey(l)), BIASES]);
  const tested = new Map(
    (knockOuts ? claimEffects(knockOuts) : []).map((one) => [partName(one.part, heads), one]),
  );
  const lines = ledgerRows(ledger, open).map(({ label, part, value, opens }) => {
    const name = part ? partName(part, heads) : label;
    const one = tested.get(name);
    return [
      opens ? `${name}, together` : name,
      value,
      ...(one ? [one.claimed, one.effect, shareTrue(one) ?? ''] : ['', '', '']),
    ];
  });
  return {
    columns: ['Written by', 'Logits', 'Claimed', 'Went, knocked out', 'Share that was true'],
    rows: [...lines, ['All together', ledger.total, '', '', '']],
  };
}
