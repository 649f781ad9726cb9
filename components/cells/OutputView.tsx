'use client';

import { memo, useId, useMemo, useState } from 'react';
import { Button } from '@/components/controls/Button';
import { DataTable } from '@/components/figure/DataTable';
import { WeightMap } from '@/components/widgets/attention-map/WeightMap';
import { barsOf } from '@/components/widgets/next-token/marks';
import { NextTokenBars } from '@/components/widgets/next-token/NextToken';
import { SignedMap } from '@/components/widgets/signed-map/SignedMap';
import type { Output, OutputOf } from '@/lib/cells/outputs';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import cellStyles from './cell.module.css';
import { SignedBars, Strip } from './Drawings';
import { FIRST_ROWS, labelledToken, shownNumber } from './marks';
import styles from './OutputView.module.css';
import { PlainOutput } from './PlainOutput';

/** One output, drawn by the widget that draws the same in a figure; drawn again only when it changes. */
export const OutputView = memo(function OutputView({ output }: { readonly output: Output }) {
  switch (output.kind) {
    case 'text':
    case 'number':
    case 'tokens':
      return <PlainOutput output={output} />;
    case 'table':
      return <TableOutput output={output} />;
    case 'vector':
      return <Strip output={output} />;
    case 'bars':
      return <SignedBars output={output} />;
    case 'matrix':
      return <MatrixOutput output={output} />;
    case 'attention':
      return <AttentionOutput output={output} />;
    case 'distribution':
      return <DistributionOutput output={output} />;
  }
});

function TableOutput({ output }: { readonly output: OutputOf<'table'> }) {
  const { columns, rows, more } = output;
  const [all, showAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  const left = rows.length - shown.length;
  return (
    <div className={styles.table}>
      <DataTable id={useId()} title="Output" table={{ columns, rows: shown }} />
      {left > 0 ? (
        <Button look="quiet" onPress={() => showAll(true)}>
          {left} more rows
        </Button>
      ) : null}
      {left === 0 && more > 0 ? (
        <p className={cellStyles.note}>{more.toLocaleString('en')} more rows are left out.</p>
      ) : null}
    </div>
  );
}

function MatrixOutput({ output }: { readonly output: OutputOf<'matrix'> }) {
  const { rows, columns, values, label } = output;
  const [row, setRow] = useState(0);
  const matrix = useMemo(() => ({ rows, columns, values }), [rows, columns, values]);
  const limit = useMemo(
    () => values.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1,
    [values],
  );
  return (
    <div className={styles.map}>
      <SignedMap
        title={label || 'matrix'}
        matrix={matrix}
        isInHtml={false}
        shading={{ limit, exponent: 0.5 }}
        whole={{ rows, columns }}
        axes={{ rows: 'rows', columns: 'columns' }}
        row={Math.min(row, rows - 1)}
        onRow={setRow}
      />
      <p className={cellStyles.note}>
        {rows} × {columns}; the full colour is ±{shownNumber(limit)}.
      </p>
    </div>
  );
}

function AttentionOutput({ output }: { readonly output: OutputOf<'attention'> }) {
  const { tokens, weights, causal, label } = output;
  const [marked, setMarked] = useState<number>();
  const map = useMemo(() => {
    const weight = (query: number, key: number) =>
      causal && key > query ? undefined : weights[query * tokens.length + key];
    return { tokens: tokens.map(labelledToken), weight };
  }, [tokens, weights, causal]);
  return (
    <div className={styles.map}>
      <WeightMap name={label || 'attention'} weights={map} marked={marked} onMark={setMarked} />
    </div>
  );
}

function DistributionOutput({ output }: { readonly output: OutputOf<'distribution'> }) {
  const { candidates, rest, restCount } = output;
  const vocabulary = sparseVocabulary(candidates.map(labelledToken));
  const named = candidates.map(({ id, probability }, rank) => {
    return { id, rank, probability, modelProbability: probability };
  });
  const { bars } = barsOf({ candidates: named, rest, restCount }, vocabulary);
  return (
    <div className={styles.bars}>
      <NextTokenBars bars={bars} />
    </div>
  );
}
