'use client';

import { useMemo } from 'react';
import { Button } from '@/components/controls/Button';
import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import type { Joining } from '@/lib/tokenizer/byte-pairs';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import styles from './MergeSteps.module.css';
import { type Block, mergeMarks, standing } from './marks';

const COLUMN = 36;
const ROW = 36;
const CHIP = 26;
const LEFT = 46;
const RIGHT = 84;

/** The merges of one piece of text, played one at a time; all of them have been played at first. */
export function MergeSteps({
  joining,
  vocabulary,
  step = joining.merges.length,
  onStep,
}: {
  readonly joining: Joining;
  readonly vocabulary: Vocabulary;
  /** How many merges have been played; all of them where it is left out. */
  readonly step?: number | undefined;
  readonly onStep: (step: number) => void;
}) {
  const marks = useMemo(() => mergeMarks(joining, vocabulary), [joining, vocabulary]);
  const now = standing(marks, step);
  const y = (row: number) => row * ROW;
  const end = marks.steps + 1;
  const width = LEFT + marks.columns * COLUMN + RIGHT;
  const height = y(end) + CHIP + 22;
  return (
    <div className={styles.steps}>
      <div className={classNames(styles.buttons, 'needs-script no-print no-projector')}>
        <Button isDisabled={step === 0} onPress={() => onStep(0)}>
          Only bytes
        </Button>
        <Button isDisabled={step === 0} onPress={() => onStep(step - 1)}>
          Back
        </Button>
        <Button look="primary" isDisabled={step === marks.steps} onPress={() => onStep(step + 1)}>
          Next merge
        </Button>
        <Button isDisabled={step === marks.steps} onPress={() => onStep(marks.steps)}>
          All merges
        </Button>
      </div>
      <p className={layout.readout} role="status">
        {tell(marks.blocks, step, now.length)}
      </p>
      <section
        className={styles.scroll}
        aria-label="Merges"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long word scrolls, also by keyboard
        tabIndex={0}
      >
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          <g transform={`translate(${LEFT} 1)`}>
            <text className={styles.note} x={-6} y={CHIP / 2} dy="0.35em" textAnchor="end">
              bytes
            </text>
            <text className={styles.note} x={-6} y={y(end) + CHIP / 2} dy="0.35em" textAnchor="end">
              tokens
            </text>
            {marks.blocks.map((block) =>
              block.step > step ? null : (
                <Stem
                  key={`${block.step}-${block.from}`}
                  block={block}
                  to={block.until !== undefined && block.until <= step ? block.until : end}
                />
              ),
            )}
            {marks.blocks.map((block) => (
              <g
                key={`${block.step}-${block.from}`}
                data-mark="merge-block"
                className={styles.block}
                data-hidden={block.step > step || undefined}
                data-new={(block.step === step && step > 0) || undefined}
                transform={`translate(0 ${y(block.step)})`}
              >
                <Chip block={block} />
                {block.merge !== undefined && (
                  <text
                    className={styles.note}
                    x={marks.columns * COLUMN + 12}
                    y={CHIP / 2}
                    dy="0.35em"
                  >
                    merge {block.merge.toLocaleString('en')}
                  </text>
                )}
              </g>
            ))}
            {now.map((block) => (
              <g
                key={block.from}
                className={classNames(styles.block, styles.end)}
                transform={`translate(0 ${y(end)})`}
              >
                <Chip block={block} />
                <text
                  className={styles.note}
                  x={((block.from + block.to) / 2) * COLUMN}
                  y={CHIP + 14}
                  textAnchor="middle"
                >
                  {block.id}
                </text>
              </g>
            ))}
          </g>
        </svg>
      </section>
    </div>
  );
}

function Chip({ block: { from, to, label } }: { readonly block: Block }) {
  return (
    <>
      <rect x={from * COLUMN + 2} width={(to - from) * COLUMN - 4} height={CHIP} rx={2} />
      <text
        className={styles.label}
        x={((from + to) / 2) * COLUMN}
        y={CHIP / 2}
        dy="0.35em"
        textAnchor="middle"
      >
        {label}
      </text>
    </>
  );
}

/** From a block down to the one that it became a part of. */
function Stem({ block, to }: { readonly block: Block; readonly to: number }) {
  const x = ((block.from + block.to) / 2) * COLUMN;
  return (
    <line
      className={styles.stem}
      x1={x}
      x2={x}
      y1={block.step * ROW + CHIP}
      y2={to * ROW}
      data-end={block.until === undefined || undefined}
    />
  );
}

function tell(blocks: readonly Block[], step: number, count: number): string {
  const now = `${count} ${count === 1 ? 'token' : 'tokens'}`;
  if (step === 0) return `Nothing is joined yet: ${now}, one a byte.`;
  const parts = blocks.filter((block) => block.until === step).sort((a, b) => a.from - b.from);
  const made = blocks.find((block) => block.step === step);
  return `Merge ${made?.merge?.toLocaleString('en')} joins ${parts[0]?.label} and ${parts[1]?.label}: ${now} now.`;
}
