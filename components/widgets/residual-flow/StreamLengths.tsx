'use client';

import { useMemo } from 'react';
import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import { ValueRules } from '@/components/figure/ValueRules';
import type { Station } from '@/lib/block/flow';
import { truncate } from '@/lib/text/truncate';
import { decimal, lengthMarks } from './marks';
import styles from './ResidualFlow.module.css';

const WIDTH = 400;
const LEFT = 30;
const PLOT = 272;
const TOP = 26;
const HEIGHT = 286;

/** The lengths of all tokens' vectors, a line a token, over a logarithmic scale. */
export function StreamLengths({
  flows,
  labels,
  at,
  station,
  marked,
  onMark,
}: {
  readonly flows: readonly (readonly Station[])[];
  readonly labels: readonly string[];
  /** The token that is looked at. */
  readonly at: number;
  readonly station: number;
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const marks = useMemo(() => lengthMarks(flows, PLOT, HEIGHT), [flows]);
  const [first = []] = flows;
  const x = (station * PLOT) / Math.max(1, first.length - 1);
  const layers = first.flatMap(({ layer, writer }, i) =>
    layer === undefined || writer === 'attention' ? [] : [{ layer, i }],
  );
  const told = marked ?? at;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + 22}`}
      aria-hidden="true"
      onPointerLeave={() => onMark(undefined)}
    >
      <text className={markStyles.title} y={12}>
        Length of every token’s vector
      </text>
      <g transform={`translate(${LEFT} ${TOP})`}>
        <ValueRules ticks={marks.ticks} width={PLOT} />
        <line className={styles.station} x1={x} x2={x} y1={-4} y2={HEIGHT + 4} />
        {marks.paths.map((path, t) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its token's place
            key={t}
            onPointerEnter={() => onMark(t)}
          >
            <path data-mark="stream-target" className={styles.streamTarget} d={path} />
            <path className={styles.streamLine} data-on={t === told || undefined} d={path} />
          </g>
        ))}
        <path className={styles.streamLine} data-on d={marks.paths[told] ?? ''} />
        <text className={markStyles.label} x={PLOT + 8} y={marks.ends[told] ?? 0} dy="0.34em">
          {truncate(labels[told] ?? '', 7)} {decimal(flows[told]?.at(-1)?.length ?? 0)}
        </text>
        <text className={markStyles.note} x={-LEFT} y={HEIGHT + 16}>
          layer
        </text>
        {layers.map(({ layer, i }) => (
          <text
            key={layer}
            className={classNames(markStyles.tick, markStyles.middle)}
            x={(i * PLOT) / Math.max(1, first.length - 1)}
            y={HEIGHT + 16}
          >
            {layer + 1}
          </text>
        ))}
      </g>
    </svg>
  );
}
