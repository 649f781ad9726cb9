'use client';

import { Button } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import type { ContinuationTree } from '@/lib/generation/continuation-tree';
import { textOf } from '@/lib/text/token-text';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import styles from './Branches.module.css';
import { type BranchMark, branchMarks } from './marks';

const ROW = 46;
/** Where a row's line runs, from its top. */
const LINE = 10;
/** Text begins no further right than this, so that some of it has room. */
const RIGHTMOST = 0.6;
const LONGEST = 90;

/** All continuations of one prompt, drawn to scale; each can be opened again. */
export function BranchList({
  tree,
  vocabulary,
  onGo,
}: {
  readonly tree: ContinuationTree;
  readonly vocabulary: Vocabulary;
  readonly onGo: (node: number) => void;
}) {
  const rows = branchMarks(tree);
  return (
    <div className={styles.branches}>
      <svg width="100%" height={rows.length * ROW} aria-hidden="true">
        {rows.map((row, at) => (
          <Line key={row.tip} row={row} at={at} />
        ))}
      </svg>
      <ol aria-label="Branches">
        {rows.map((row) => {
          const words = textOf(row.ids.map((id) => vocabulary.token(id))).trim();
          const cut = Array.from(words).slice(0, LONGEST).join('');
          return (
            <li key={row.tip} style={{ height: ROW }}>
              <Button
                className={classNames(styles.branch)}
                onPress={() => onGo(row.tip)}
                style={{ paddingInlineStart: `${Math.min(row.x1, RIGHTMOST) * 100}%` }}
                {...(row.here ? { 'aria-current': 'true' } : {})}
              >
                <bdi className={styles.words}>{cut || 'nothing written yet'}</bdi>
                <span className={classNames(styles.cost, 'tabular')} translate="no">
                  {row.to} {row.to === 1 ? 'token' : 'tokens'}
                  {row.bits === undefined ? '' : `, ${row.bits.toFixed(1)} bits each`}
                </span>
              </Button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const percent = (share: number) => `${share * 100}%`;

function Line({ row, at }: { readonly row: BranchMark; readonly at: number }) {
  const y = at * ROW + LINE;
  return (
    <>
      {row.parent !== undefined && (
        <line
          className={styles.line}
          x1={percent(row.x1)}
          x2={percent(row.x1)}
          y1={row.parent * ROW + LINE}
          y2={y}
          data-way={row.way !== undefined || undefined}
        />
      )}
      <line className={styles.line} x1={percent(row.x1)} x2={percent(row.x2)} y1={y} y2={y} />
      {row.way !== undefined && (
        <line
          className={styles.line}
          data-way
          x1={percent(row.x1)}
          x2={percent(row.way)}
          y1={y}
          y2={y}
        />
      )}
      {row.here && <circle className={styles.here} cx={percent(row.way ?? row.x1)} cy={y} r={4} />}
    </>
  );
}
