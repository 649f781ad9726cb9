import { classNames } from '@/components/controls/classNames';
import markStyles from '@/components/figure/marks.module.css';
import type { MergeLearning } from '@/lib/tokenizer/merge-learning';
import styles from './LearnedMerges.module.css';
import { sizeLines } from './marks';

const WIDTH = 340;
const TOP = 26;
const PLOT = { width: 208, height: 110 };
const RIGHT = PLOT.width + 10;
/** Labels this close would lie on each other. */
const APART = 15;

/** How the text gets shorter and the vocabulary longer, merge by merge. */
export function SizeCurves({
  states,
  step,
}: {
  readonly states: readonly [MergeLearning, ...MergeLearning[]];
  readonly step: number;
}) {
  const marks = sizeLines(states, step, PLOT.width, PLOT.height);
  const { at, end } = marks;
  const above = end.vocabulary <= end.text;
  const push = Math.max(0, APART - Math.abs(end.vocabulary - end.text)) / 2;
  const labels = [
    { of: 'text', y: end.text + (above ? push : -push), text: 'text' },
    {
      of: 'vocabulary',
      y: end.vocabulary + (above ? -push : push),
      text: 'vocabulary',
    },
  ];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${TOP + PLOT.height + 24}`} aria-hidden="true">
      <text className={markStyles.title} y={13}>
        Tokens
      </text>
      <g transform={`translate(1 ${TOP})`}>
        <path className={markStyles.axis} d={`M0 ${PLOT.height}H${PLOT.width}`} />
        <path className={markStyles.line} data-of="text" d={marks.text} />
        <path
          className={classNames(markStyles.line, styles.vocabulary)}
          data-of="vocabulary"
          d={marks.vocabulary}
        />
        <line className={markStyles.marked} x1={at.x} x2={at.x} y2={PLOT.height} />
        <circle className={styles.dot} cx={at.x} cy={at.text} r={4} />
        <circle className={styles.dot} cx={at.x} cy={at.vocabulary} r={4} />
        {labels.map(({ of, y, text }) => (
          <text
            key={of}
            data-mark="size-label"
            className={markStyles.label}
            x={RIGHT}
            y={y}
            dy="0.34em"
          >
            {text}
          </text>
        ))}
        <text className={markStyles.note} y={PLOT.height + 17}>
          0
        </text>
        <text className={markStyles.note} x={PLOT.width} y={PLOT.height + 17} textAnchor="end">
          {states.length - 1} merges
        </text>
      </g>
    </svg>
  );
}
