'use client';

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { OutputOf } from '@/lib/cells/outputs';
import { fixed } from '@/lib/text/fixed';
import cellStyles from './cell.module.css';
import styles from './Drawings.module.css';
import { signedBars, stripPaths } from './marks';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -16,
  PageDown: 16,
};

/** A vector as a strip of bars; arrow keys and the pointer read single numbers. */
export function Strip({ output: { values, label } }: { readonly output: OutputOf<'vector'> }) {
  const { largest, up, down } = useMemo(() => stripPaths(values), [values]);
  const [pointed, setPointed] = useState<number>();
  const within = (i: number) => Math.min(values.length - 1, Math.max(0, i));
  const point = (event: PointerEvent<Element>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setPointed(within(Math.floor(((event.clientX - box.left) / box.width) * values.length)));
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setPointed(within((pointed ?? (step > 0 ? -1 : values.length)) + step));
  };
  const told =
    pointed === undefined
      ? `${values.length.toLocaleString('en')} numbers; a full bar is ${fixed(largest, 3)}.`
      : `Number ${pointed}: ${fixed(values[pointed] ?? 0, 4)}`;
  return (
    <div>
      {label ? <p className={styles.title}>{label}</p> : null}
      <div
        className={styles.strip}
        role="slider"
        tabIndex={0}
        aria-label={label || 'Vector'}
        aria-valuemin={0}
        aria-valuemax={values.length - 1}
        aria-valuenow={pointed ?? 0}
        aria-valuetext={told}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPointed(undefined)}
        onKeyDown={move}
      >
        <svg viewBox={`0 -1 ${values.length} 2`} preserveAspectRatio="none" aria-hidden="true">
          {pointed === undefined ? null : (
            <rect className={styles.pointed} x={pointed} y={-1} width={0.8} height={2} />
          )}
          <path data-mark="strip" className={styles.above} d={up} />
          <path className={styles.below} d={down} />
          <rect className={styles.zero} y={-0.008} width={values.length} height={0.016} />
        </svg>
      </div>
      <p data-mark="readout" className={cellStyles.note}>
        {told}
      </p>
    </div>
  );
}

/** Numbers of either sign with names, as bars on one scale. */
export function SignedBars({ output }: { readonly output: OutputOf<'bars'> }) {
  const { zero, bars } = useMemo(() => signedBars(output), [output]);
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  return (
    <div>
      {output.unit ? <p className={styles.title}>{output.unit}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <ol className={styles.bars} aria-label={output.unit || 'Bars'} tabIndex={0} translate="no">
        {bars.map(({ label, value, start, length, negative }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place; names may repeat
          <li key={at} data-mark="signed-bar">
            <bdi className={styles.name}>{label}</bdi>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.axis} style={{ left: percent(zero) }} />
              <span
                className={styles.bar}
                data-negative={negative || undefined}
                style={{ left: percent(start), width: percent(length) }}
              />
            </span>
            <span className={styles.value}>{value}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
