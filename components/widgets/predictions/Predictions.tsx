import { classNames } from '@/components/controls/classNames';
import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import { truncate } from '@/lib/text/truncate';
import { type PredictionMarks, place, share } from './marks';
import styles from './Predictions.module.css';

const WIDTH = 412;
const ROW = 28;
const TOP = 44;
const TOKEN = 68;
const NEXT = 142;
const AXIS = 158;
const LENGTH = 96;
const MASKED = 270;
const UNMASKED = 350;

const cut = (label: string) => truncate(label, 8);

/** At every position: how likely the token that follows was held, with the mask and without. */
export function Predictions({
  marks: { rows, bits },
  marked,
  onMark,
}: {
  readonly marks: PredictionMarks;
  readonly marked: number | undefined;
  readonly onMark: (position: number | undefined) => void;
}) {
  const height = TOP + ROW * rows.length + 8;
  const middle = { y: ROW / 2, dy: '0.34em' };
  return (
    <div className={styles.predictions} onPointerLeave={() => onMark(undefined)}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <text className={markStyles.note} x={TOKEN} y={30} textAnchor="end">
          after
        </text>
        <text className={markStyles.note} x={NEXT} y={30} textAnchor="end">
          comes
        </text>
        {[0, 0.1, 0.5, 1].map((tick) => (
          <g key={tick} transform={`translate(${AXIS + LENGTH * place(tick)} 0)`}>
            <text className={markStyles.note} y={30} textAnchor="middle">
              {tick * 100}
            </text>
            <line className={markStyles.rule} y1={36} y2={height - 8} />
          </g>
        ))}
        <text className={markStyles.note} x={AXIS} y={12}>
          probability, %
        </text>
        <text className={markStyles.note} x={MASKED} y={12}>
          likeliest, mask
        </text>
        <text className={classNames(markStyles.note, styles.masked)} x={MASKED} y={30}>
          on
        </text>
        <text className={classNames(markStyles.note, styles.off)} x={UNMASKED} y={30}>
          off
        </text>
        {rows.map((row, position) => (
          <g
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the text
            key={position}
            data-on={position === marked || undefined}
            transform={`translate(0 ${TOP + position * ROW})`}
            onPointerEnter={() => onMark(position)}
            onPointerDown={() => onMark(position)}
          >
            <rect className={markStyles.ground} width={WIDTH} height={ROW} />
            <text className={styles.token} x={TOKEN} {...middle}>
              {cut(row.token)}
            </text>
            <text className={styles.token} x={NEXT} {...middle}>
              {row.follows === undefined ? '?' : cut(row.follows)}
            </text>
            {row.from !== undefined && row.to !== undefined && (
              <line
                data-mark="prediction-change"
                className={styles.change}
                x1={AXIS + LENGTH * row.from}
                x2={AXIS + LENGTH * row.to}
                y1={ROW / 2}
                y2={ROW / 2}
              />
            )}
            {row.from !== undefined && (
              <circle className={styles.on} cx={AXIS + LENGTH * row.from} cy={ROW / 2} r={4.5} />
            )}
            {row.to !== undefined && (
              <circle
                data-mark="prediction-without"
                className={styles.without}
                cx={AXIS + LENGTH * row.to}
                cy={ROW / 2}
                r={4.5}
              />
            )}
            <text className={classNames(markStyles.mono, styles.masked)} x={MASKED} {...middle}>
              {cut(row.masked.label)}
            </text>
            <text
              className={classNames(markStyles.mono, styles.off)}
              data-hit={(row.unmasked && row.unmasked.label === row.follows) || undefined}
              x={UNMASKED}
              {...middle}
            >
              {row.unmasked ? cut(row.unmasked.label) : ''}
            </text>
          </g>
        ))}
      </svg>
      <p data-mark="readout" className={layout.readout}>
        {marked !== undefined && rows[marked]
          ? sentence(rows[marked])
          : bits &&
            `On average a token that follows is a surprise of ${bits.masked.toFixed(2)} bits with the mask, of ${bits.unmasked.toFixed(2)} without it.`}
      </p>
    </div>
  );
}

function sentence(row: PredictionMarks['rows'][number]): string {
  const without = row.unmasked;
  if (row.masked.next === undefined) {
    const off = without
      ? `, with the mask off “${without.label}” (${share(without.probability)})`
      : '';
    return `At the end of the text: “${row.masked.label}” (${share(row.masked.probability)})${off}.`;
  }
  const off = without?.next === undefined ? '' : `, with the mask off ${share(without.next)}`;
  return `After “${row.token}” comes “${row.follows}”: ${share(row.masked.next)} with the mask${off}.`;
}
