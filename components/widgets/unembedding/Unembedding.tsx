'use client';

import { useMemo } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { classNames } from '@/components/controls/classNames';
import { TokenText } from '@/components/controls/TokenText';
import barStyles from '@/components/figure/bars.module.css';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { ValueRules } from '@/components/figure/ValueRules';
import { fixedPlainZero } from '@/lib/text/fixed';
import { formatProbability } from '@/lib/text/format-probability';
import { truncate } from '@/lib/text/truncate';
import { type LabelledToken, softmaxSentence, unembeddingMarks } from './marks';
import styles from './Unembedding.module.css';

const WIDTH = 400;
const LEFT = 30;
const PLOT = 262;
const TOP = 26;
const HEIGHT = 236;

/** The last vector against the rows of some tokens: dot products, logits, probabilities. */
export function Unembedding({
  tokens,
  open,
  onOpen,
}: {
  readonly tokens: readonly LabelledToken[];
  readonly open: number;
  readonly onOpen: (token: number) => void;
}) {
  const marks = useMemo(() => unembeddingMarks(tokens, PLOT, HEIGHT), [tokens]);
  const opened = tokens[open];
  const [best] = tokens;
  return (
    <div className={styles.unembedding}>
      <svg viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + 40}`} aria-hidden="true">
        <text className={markStyles.title} y={12}>
          The dot product, place by place
        </text>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <ValueRules ticks={marks.ticks} width={PLOT} />
          {marks.leaps.map(({ place, kind, x }, i) => (
            <g key={kind} data-mark={`leap-${kind}`}>
              <line className={styles.leap} x1={x} x2={x} y1={4 + i * 18} y2={HEIGHT} />
              <text
                className={markStyles.note}
                x={x + (x > PLOT / 2 ? -6 : 6)}
                y={10 + i * 18}
                dy="0.2em"
                textAnchor={x > PLOT / 2 ? 'end' : 'start'}
              >
                place {place + 1} {kind === 'alike' ? 'moves all alike' : 'sets them apart'}
              </text>
            </g>
          ))}
          {marks.lines.map(({ id, path }) => (
            <path key={id} className={styles.sumLine} d={path} />
          ))}
          <path className={styles.sumLine} data-on d={marks.lines[open]?.path ?? ''} />
          {tokens.map(({ id, label }, i) => (
            <g key={id} data-on={i === open || undefined} className={styles.sumEnd}>
              <path
                className={styles.sumLeader}
                d={`M${PLOT} ${marks.lines[i]?.end ?? 0}L${PLOT + 12} ${marks.names[i] ?? 0}`}
              />
              <text className={markStyles.mono} x={PLOT + 16} y={marks.names[i] ?? 0} dy="0.34em">
                {truncate(label, 11)}
              </text>
            </g>
          ))}
          <text className={markStyles.note} y={HEIGHT + 18}>
            after 1 product
          </text>
          <text className={markStyles.note} x={PLOT} y={HEIGHT + 18} textAnchor="end">
            after all {marks.width.toLocaleString('en')}
          </text>
        </g>
      </svg>
      <div>
        <div className={styles.logitHead} aria-hidden="true">
          <span>token</span>
          <span className={styles.logitNumber}>logit</span>
          <span>probability</span>
        </div>
        <RadioGroup
          aria-label="Likeliest tokens"
          value={String(open)}
          onChange={(next) => onOpen(Number(next))}
        >
          {tokens.map(({ id, label, logit, probability }, i) => (
            <Radio
              key={id}
              value={String(i)}
              data-mark="logit-row"
              className={classNames(barStyles.inward, styles.logitRow)}
            >
              <span>
                <TokenText>{label}</TokenText>
              </span>
              <span className={classNames(styles.logitNumber, 'tabular')} translate="no">
                {fixedPlainZero(logit)}
              </span>
              <span className={barStyles.track} aria-hidden="true">
                <span style={{ width: `${(probability / (best?.probability || 1)) * 100}%` }} />
              </span>
              <span className={classNames(styles.logitNumber, 'tabular')} translate="no">
                {formatProbability(probability)}
              </span>
            </Radio>
          ))}
        </RadioGroup>
        <p className={classNames(layout.readout, layout.tall)} aria-live="polite">
          {opened && softmaxSentence(opened)}
        </p>
      </div>
    </div>
  );
}
