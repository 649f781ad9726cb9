import { classNames } from '@/components/controls/classNames';
import { Digits } from '@/components/controls/Digits';
import { findEntry } from '@/components/engine/known-models';
import layout from '@/components/figure/layout.module.css';
import type { FutureLeak } from '@/lib/engine/tasks/future-leak';
import styles from './LeakNote.module.css';

/** Below this a difference is a float's rounding, not a leak. */
const EXACT = 1e-3;

/**
 * Whether anything of a later token reaches earlier ones, measured in this file: nothing does
 * where it computes exactly, a little where it rounds all tokens on one scale.
 */
export function LeakNote({ leak, model }: { readonly leak: FutureLeak; readonly model: string }) {
  const entry = findEntry(model);
  const moved = (value: number) => (value < 5e-7 ? '0' : value.toPrecision(2));
  return (
    <p className={classNames(layout.readout, styles.note)}>
      Measured: another last token moves the logits of the tokens before it by at most{' '}
      <Digits>{moved(leak.masked)}</Digits> with the mask, and by up to{' '}
      <Digits>{moved(leak.unmasked)}</Digits> without it.{' '}
      {leak.masked < EXACT
        ? `With the mask nothing leaks in ${entry?.title ?? model}.`
        : entry?.dtype === 'q8'
          ? `With the mask it should be 0. The file of ${entry.title} is dynamic int8: it rounds the activations of all tokens on one common scale, and a later token can shift that scale. That is a property of the file, not of GPT-2.`
          : `With the mask it should be 0; ${entry?.title ?? model} computes with rounding that depends on the whole text.`}
    </p>
  );
}
