'use client';

import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenText } from '@/components/controls/TokenText';
import tokenStyles from '@/components/controls/token.module.css';
import barStyles from '@/components/figure/bars.module.css';
import layout from '@/components/figure/layout.module.css';
import { fixedPlainZero } from '@/lib/text/fixed';
import styles from './Neurons.module.css';
import type { NeuronRow, Writes } from './rows';

/** The strongest neurons of a token, and for each what excites it most in the sample. */
export function StrongNeurons({
  rows,
  open,
  onOpen,
  note,
}: {
  readonly rows: readonly NeuronRow[];
  readonly open: number;
  readonly onOpen: (row: number) => void;
  /** Stands where the places of the sample will be. */
  readonly note: string;
}) {
  const most = Math.max(1e-6, ...rows.map(({ activation }) => activation));
  const opened = rows[open];
  return (
    <div>
      <RadioGroup
        className={classNames(styles.rows)}
        aria-label="Strongest neurons"
        value={String(open)}
        onChange={(next) => onOpen(Number(next))}
      >
        {rows.map((row, i) => (
          <Radio
            key={row.index}
            value={String(i)}
            className={classNames(barStyles.inward, styles.row)}
          >
            <span className={classNames(styles.name, 'tabular')} translate="no">
              neuron {row.index + 1}
            </span>
            <span className={classNames(barStyles.track, styles.bar)} aria-hidden="true">
              <span style={{ width: `${(Math.max(0, row.activation) / most) * 100}%` }} />
            </span>
            <span className={classNames(styles.value, 'tabular')} translate="no">
              {fixedPlainZero(row.activation)}
            </span>
            <span className={styles.tokens}>
              {row.places?.map(({ token }, rank) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a token may come twice
                <span key={rank} className={tokenStyles.token} translate="no">
                  <bdi>{token}</bdi>
                </span>
              ))}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {opened && (
        <section className={styles.places} aria-live="polite" aria-label="The open neuron">
          <p className={layout.panelTitle}>
            What excites neuron {opened.index + 1} most in the sample
          </p>
          {opened.places ? (
            <ol>
              {opened.places.map(({ before, token, after, activation }, rank) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place is its rank
                <li key={rank}>
                  <span className={classNames(styles.excited, 'tabular')} translate="no">
                    {fixedPlainZero(activation)}
                  </span>
                  <span className={styles.before}>
                    <bdi>{before}</bdi>
                  </span>
                  <span className={styles.after}>
                    <TokenText>{token}</TokenText>
                    <bdi>{after}</bdi>
                  </span>
                </li>
              ))}
            </ol>
          ) : (
            <p className={layout.note}>{note}</p>
          )}
          {opened.writes && <WhatItWrites neuron={opened.index} writes={opened.writes} />}
        </section>
      )}
    </div>
  );
}

/** The tokens that a neuron makes likelier while it is active, and those that it makes less likely. */
function WhatItWrites({ neuron, writes }: { readonly neuron: number; readonly writes: Writes }) {
  const sides = [
    ['raises', writes.raised],
    ['lowers', writes.lowered],
  ] as const;
  return (
    <>
      <p className={classNames(layout.panelTitle, styles.writesTitle)}>
        What neuron {neuron + 1} writes: the logits that it
      </p>
      <dl className={styles.writes}>
        {sides.map(([name, labels]) => (
          <div key={name} data-mark={`neuron-${name}`}>
            <dt>{name}</dt>
            <dd>
              {labels.map((label) => (
                <TokenText key={label}>{label}</TokenText>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
