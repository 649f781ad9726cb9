import layout from '@/components/figure/layout.module.css';
import markStyles from '@/components/figure/marks.module.css';
import type { LastTokens } from '@/lib/engine/tasks/last-tokens';
import { formatPercent } from '@/lib/text/format-probability';
import { tokenLabel } from '@/lib/text/token-text';
import { truncate } from '@/lib/text/truncate';
import type { Token } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import { neededMarks } from './marks';

const WIDTH = 400;
const TOKENS = 88;
const PLOT = 156;
const ROW = 20;
const TOP = 26;

/** What is predicted when the text begins further and further back, against all of it. */
export function NeededText({
  answer,
  tokens,
  vocabulary,
}: {
  readonly answer: LastTokens;
  /** [T] */
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
}) {
  const { rows, path, across } = neededMarks(answer, PLOT, ROW);
  const bottom = rows.length * ROW;
  return (
    <svg
      className={layout.proseDrawing}
      viewBox={`0 0 ${WIDTH} ${TOP + bottom + 40}`}
      aria-hidden="true"
    >
      <text className={markStyles.note} x={TOKENS} y={13} textAnchor="end">
        text read from
      </text>
      <text className={markStyles.note} x={TOKENS + PLOT + 22} y={13}>
        likeliest next
      </text>
      <g transform={`translate(${TOKENS + 10} ${TOP})`}>
        {across.map(({ value, x }) => (
          <g key={value}>
            <line className={markStyles.rule} x1={x} x2={x} y1={0} y2={bottom} />
            <text
              className={markStyles.tick}
              x={x}
              y={bottom + 16}
              style={{ textAnchor: 'middle' }}
            >
              {value * 100}
              {value === 1 ? '%' : ''}
            </text>
          </g>
        ))}
        <text className={markStyles.note} x={PLOT} y={bottom + 35} textAnchor="end">
          probability that is elsewhere →
        </text>
        <path className={markStyles.line} d={path} />
        {rows.map(({ position, y, x, topId, probability, isNamed }) => {
          const token = tokens[position];
          return (
            <g key={position} data-mark="needed-row" transform={`translate(0 ${y})`}>
              <text
                className={markStyles.token}
                data-on={isNamed || undefined}
                x={-10}
                dy="0.34em"
                textAnchor="end"
              >
                {token && truncate(tokenLabel(token), 10)}
              </text>
              <circle className={markStyles.point} cx={x} r={isNamed ? 3.5 : 2} />
              {isNamed && (
                <text className={markStyles.label} x={PLOT + 12} dy="0.34em">
                  {truncate(tokenLabel(vocabulary.token(topId)), 10)} {formatPercent(probability)}
                </text>
              )}
            </g>
          );
        })}
      </g>
    </svg>
  );
}
