'use client';

import { useCallback, useMemo, useState } from 'react';
import { classNames } from '@/components/controls/classNames';
import { TokenText } from '@/components/controls/TokenText';
import { HatchPattern } from '@/components/figure/HatchPattern';
import markStyles from '@/components/figure/marks.module.css';
import { onKeys } from '@/components/figure/pointing';
import { Readout } from '@/components/figure/Readout';
import { clamped } from '@/lib/maths/clamped';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { formatPercent } from '@/lib/text/format-probability';
import styles from './Choosing.module.css';
import { choosingMarks, hasRoom, NARROWEST, type Rule, type Stretch } from './marks';

const ROW = 84;
const THIN = 9;
const BAR = 25;
const TOP = 23;
const LOWER = 48;

/** A draw from the distribution under all rules. */
export interface Draw {
  readonly label: string;
  /** Place in the last bar, 0..1. */
  readonly at: number;
}

/**
 * Bars of length 1 over the whole vocabulary, a pair for each way of choosing: above, the model's
 * own shares; below, what the rule makes of them. What is cut is hatched.
 */
export function Choosing({
  logits,
  sampling,
  label,
  draw,
}: {
  readonly logits: Float32Array;
  readonly sampling: SamplingSettings;
  /** A token's name; undefined where it is not known. */
  readonly label: (id: number) => string | undefined;
  readonly draw: Draw | undefined;
}) {
  const { rules, size } = useMemo(() => choosingMarks(logits, sampling), [logits, sampling]);
  const [pointed, setPointed] = useState<number>();
  const [width, measure] = useWidth();
  const walk = rules[0]?.before.flatMap(({ id }) => id ?? []) ?? [];
  const move = onKeys({ Escape: undefined, ArrowLeft: -1, ArrowRight: 1 }, (by) => {
    if (!by) return setPointed(undefined);
    const at = pointed === undefined ? 0 : walk.indexOf(pointed) + by;
    setPointed(walk[clamped(at, 0, walk.length - 1)]);
  });
  return (
    <div>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys walk the tokens
        tabIndex={0}
        aria-label="Ways to choose; the left and right arrow keys walk the likeliest tokens"
        onKeyDown={move}
        onPointerLeave={() => setPointed(undefined)}
      >
        <svg
          ref={measure}
          className={styles.choosing}
          width="100%"
          height={ROW * rules.length + (draw ? 24 : 0)}
          aria-hidden="true"
        >
          <defs>
            <HatchPattern id="choosing-hatch" />
          </defs>
          {rules.map((rule, at) => (
            <svg
              key={RULES[at]}
              className={styles.rule}
              y={at * ROW}
              height={ROW}
              width="100%"
              aria-hidden="true"
            >
              <RuleMarks
                rule={rule}
                width={width}
                size={size}
                label={label}
                pointed={pointed}
                onPoint={setPointed}
              />
            </svg>
          ))}
          {draw && <DrawMark draw={draw} y={ROW * (rules.length - 1) + LOWER + BAR} />}
        </svg>
      </div>
      <Readout isPointed={pointed !== undefined}>
        <Shares rules={rules} id={pointed ?? walk[0]} label={label} />
      </Readout>
    </div>
  );
}

/** One token's share under every rule. */
function Shares({
  rules,
  id,
  label,
}: {
  readonly rules: readonly Rule[];
  readonly id: number | undefined;
  readonly label: (id: number) => string | undefined;
}) {
  if (id === undefined) return null;
  const share = (stretches: readonly Stretch[] = []) => {
    const found = stretches.find((stretch) => stretch.id === id);
    return found ? formatPercent(found.to - found.from) : 'cut';
  };
  return (
    <>
      <TokenText>{label(id) ?? id}</TokenText> the model’s own {share(rules[0]?.before)};{' '}
      {rules.map((rule, at) => `${SPOKEN[at]} ${share(rule.after)}`).join('; ')}.
    </>
  );
}

function DrawMark({ draw, y }: { readonly draw: Draw; readonly y: number }) {
  const anchor = draw.at < 0.15 ? 'start' : draw.at > 0.85 ? 'end' : 'middle';
  return (
    <svg x={`${(draw.at * 100).toFixed(2)}%`} y={y} overflow="visible" aria-hidden="true">
      <path className={styles.drawn} d="M0,1l5,9h-10z" />
      <text className={classNames(styles.note, styles.drawn)} y={25} textAnchor={anchor}>
        {draw.label}
      </text>
    </svg>
  );
}

const SPOKEN = ['greedy', 'by temperature', 'by top-k', 'by top-p', 'by all three'];
const RULES = ['greedy', 'temperature', 'top-k', 'top-p', 'all'];

/** The width of a drawing in its own px; the narrowest that there is until it is known. */
function useWidth(): [number, (drawing: SVGSVGElement) => () => void] {
  const [width, setWidth] = useState(NARROWEST);
  const measure = useCallback((drawing: SVGSVGElement) => {
    const observer = new ResizeObserver(() => setWidth(drawing.clientWidth));
    observer.observe(drawing);
    return () => observer.disconnect();
  }, []);
  return [width, measure];
}

function RuleMarks({
  rule,
  width,
  size,
  label,
  pointed,
  onPoint,
}: {
  readonly rule: Rule;
  /** Of the whole bar, px. */
  readonly width: number;
  readonly size: number;
  readonly label: (id: number) => string | undefined;
  readonly pointed: number | undefined;
  readonly onPoint: (id: number | undefined) => void;
}) {
  const all = rule.kept === size;
  const count = (n: number) => n.toLocaleString('en');
  const share = (rule.keptShare * 100).toFixed(1);
  const nameOf = (stretch: Stretch) => {
    const name = stretch.id === undefined ? undefined : label(stretch.id);
    return name !== undefined && hasRoom(stretch, name, width) ? name : undefined;
  };
  return (
    <>
      <text className={markStyles.title} y={14}>
        {rule.name}
      </text>
      <text className={styles.note} x="100%" y={14} textAnchor="end">
        {all ? `all ${count(size)} tokens` : `${count(rule.kept)} of ${count(size)} · ${share}%`}
      </text>
      {rule.before.map((stretch) => (
        <StretchMark
          key={`above-${stretch.from}-${stretch.id}`}
          stretch={stretch}
          y={TOP}
          height={THIN}
          on={stretch.id !== undefined && stretch.id === pointed}
          onPoint={onPoint}
        />
      ))}
      <svg
        y={TOP + THIN}
        height={LOWER - TOP - THIN}
        width="100%"
        viewBox="0 0 1 1"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {rule.joins.map(([above, below]) => (
          <path
            key={`${above}-${below}`}
            className={styles.join}
            d={`M${above.toFixed(5)},0L${below.toFixed(5)},1`}
          />
        ))}
      </svg>
      {rule.after.map((stretch) => (
        <StretchMark
          key={`below-${stretch.from}-${stretch.id}`}
          stretch={stretch}
          y={LOWER}
          height={BAR}
          on={stretch.id !== undefined && stretch.id === pointed}
          name={nameOf(stretch)}
          onPoint={onPoint}
        />
      ))}
    </>
  );
}

function StretchMark({
  stretch,
  y,
  height,
  on,
  name,
  onPoint,
}: {
  readonly stretch: Stretch;
  readonly y: number;
  readonly height: number;
  readonly on: boolean;
  readonly name?: string | undefined;
  readonly onPoint: (id: number | undefined) => void;
}) {
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const { from, to, cut, id } = stretch;
  const bar = {
    className: cut ? styles.cut : id === undefined ? styles.rest : styles.share,
    'data-on': on || undefined,
    height,
    ...(cut ? { fill: 'url(#choosing-hatch)' } : {}),
  };
  const place = {
    ...{ x: percent(from), y, width: percent(to - from) },
    onPointerEnter: () => onPoint(id),
  };
  // Only a name needs a drawing of its own, which cuts it off at the stretch's end.
  if (!name) return <rect {...bar} {...place} />;
  return (
    <svg {...place} height={height} aria-hidden="true">
      <rect {...bar} width="100%" />
      <text className={styles.token} x={5} y={height / 2} dy="0.34em">
        {name}
      </text>
    </svg>
  );
}
