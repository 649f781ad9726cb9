'use client';

import { useMemo } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { ValueRules } from '@/components/figure/ValueRules';
import { formatProbability } from '@/lib/text/format-probability';
import { truncate } from '@/lib/text/truncate';
import { type LabelledToken, signedLogit, softmaxSentence, unembeddingMarks } from './marks';

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
    <div className="unembedding">
      <svg data-picture viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + 40}`} aria-hidden="true">
        <text className="map-title" y={12}>
          The dot product, place by place
        </text>
        <g transform={`translate(${LEFT} ${TOP})`}>
          <ValueRules ticks={marks.ticks} width={PLOT} />
          {marks.lines.map(({ id, path }) => (
            <path key={id} className="sum-line" d={path} />
          ))}
          <path className="sum-line" data-on d={marks.lines[open]?.path ?? ''} />
          {tokens.map(({ id, label }, i) => (
            <g key={id} data-on={i === open || undefined} className="sum-end">
              <path
                className="sum-leader"
                d={`M${PLOT} ${marks.lines[i]?.end ?? 0}L${PLOT + 12} ${marks.names[i] ?? 0}`}
              />
              <text className="flow-label" x={PLOT + 16} y={marks.names[i] ?? 0} dy="0.34em">
                {truncate(label, 11)}
              </text>
            </g>
          ))}
          <text className="map-note" y={HEIGHT + 18}>
            after 1 product
          </text>
          <text className="map-note" x={PLOT} y={HEIGHT + 18} textAnchor="end">
            after all {marks.width.toLocaleString('en')}
          </text>
        </g>
      </svg>
      <div>
        <div className="logit-head" aria-hidden="true">
          <span>token</span>
          <span className="logit-number">logit</span>
          <span>probability</span>
        </div>
        <RadioGroup
          className="logit-rows"
          aria-label="Likeliest tokens"
          value={String(open)}
          onChange={(next) => onOpen(Number(next))}
        >
          {tokens.map(({ id, label, logit, probability }, i) => (
            <Radio key={id} value={String(i)} data-mark="logit-row" className="logit-row">
              <span>
                <bdi className="token" translate="no">
                  {label}
                </bdi>
              </span>
              <span className="logit-number tabular" translate="no">
                {signedLogit(logit)}
              </span>
              <span className="lens-share" aria-hidden="true">
                <span style={{ width: `${(probability / (best?.probability || 1)) * 100}%` }} />
              </span>
              <span className="logit-number tabular" translate="no">
                {formatProbability(probability)}
              </span>
            </Radio>
          ))}
        </RadioGroup>
        <p className="readout sum-readout" aria-live="polite">
          {opened && softmaxSentence(opened)}
        </p>
      </div>
    </div>
  );
}
