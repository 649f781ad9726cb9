'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/components/controls/classNames';
import { PageLink } from '@/components/controls/PageLink';
import { TokenChip } from '@/components/controls/TokenChip';
import tokenStyles from '@/components/controls/token.module.css';
import markStyles from '@/components/figure/marks.module.css';
import type { Overview } from '@/lib/engine/tasks/overview';
import { formatProbability } from '@/lib/text/format-probability';
import type { ModelShape } from '@/lib/trace/trace';
import type { Vocabulary } from '@/lib/trace/vocabulary';
import styles from './ModelMap.module.css';
import { counted, glyphPaths, LANE, laneAt, looks, type StageKind } from './marks';

/** A part of the model with the chapter that opens it. */
export interface MapStop {
  readonly slug: string;
  readonly title: string;
  readonly part: string;
  readonly leaves: string;
  readonly shows: StageKind;
  readonly ready: boolean;
}

interface ModelMapProps {
  readonly stops: readonly MapStop[];
  /** Slugs of the parts inside a block. */
  readonly repeated: readonly string[];
  /** The part that the chapter at hand is about. */
  readonly current: string;
  readonly answer: Overview;
  readonly shape: ModelShape;
  /** Knows the tokens that were read and the candidates. */
  readonly vocabulary: Vocabulary;
  /** The lane that is pointed at, here or in another figure. */
  readonly marked: number | undefined;
  readonly onMark: (lane: number | undefined) => void;
}

/** Heights in px: of a vector, of what stands above and below it, of the looks, of a network. */
const GLYPH_HEIGHT = 44;
const GAP = 13;
const LOOK_HEIGHT = 104;
const NETWORK = 18;

/**
 * The model from text to next token: a lane a token, a stage a part, each with the chapter that
 * opens it and with what leaves it in the model in use.
 */
export function ModelMap(props: ModelMapProps) {
  const { stops, repeated, current, shape, answer } = props;
  const inBlock = stops.filter(({ slug }) => repeated.includes(slug)).map(({ slug }) => slug);
  return (
    <ol className={styles.map} aria-label="The model, from text to the next token">
      {stops.map((stop) => (
        <li
          key={stop.part}
          className={styles.stage}
          data-current={stop.slug === current || undefined}
          data-block={edge(inBlock, stop.slug)}
        >
          <div className={styles.part}>
            {inBlock[0] === stop.slug ? (
              <span className={styles.times}>× L = {shape.layers} layers</span>
            ) : null}
            <span className={styles.name} data-part={stop.slug}>
              {stop.part}
            </span>
            {stop.slug === current ? (
              <span className={styles.chapter}>this chapter</span>
            ) : stop.ready ? (
              <PageLink className={classNames(styles.chapter)} href={`/${stop.slug}`}>
                {stop.title}
              </PageLink>
            ) : (
              <span className={styles.chapter}>{stop.title}, to come</span>
            )}
          </div>
          <div
            className={styles.lanes}
            style={{ '--lanes': lanesOf(answer).length } as React.CSSProperties}
          >
            <Stage kind={stop.shows} {...props} />
          </div>
          <div className={styles.leaves}>
            <span>{stop.leaves}</span>
            <b>{counted(stop.shows, answer.ids.length, shape)}</b>
          </div>
        </li>
      ))}
      <li className={styles.again}>
        one of them is picked, joins the text, and all of it runs again
      </li>
    </ol>
  );
}

const edge = (block: readonly string[], slug: string) =>
  slug === block[0] ? 'first' : slug === block.at(-1) ? 'last' : undefined;

/** Returns the ids of the lanes: the last K tokens that were read. */
const lanesOf = ({ ids, attention }: Overview) =>
  ids.slice(-Math.round(Math.sqrt(attention.length)));

function Stage({ kind, ...props }: ModelMapProps & { readonly kind: StageKind }): ReactNode {
  const { answer } = props;
  switch (kind) {
    case 'ids':
      return <Tokens {...props} />;
    case 'token':
    case 'position':
    case 'output':
      return <Vectors {...props} vectors={answer[kind]} kind={kind} />;
    case 'attention':
      return <Looks {...props} />;
    case 'candidates':
      return <Candidates {...props} />;
  }
}

function Tokens({ answer, vocabulary, marked, onMark }: ModelMapProps) {
  return (
    <ul className={styles.tokens} onPointerLeave={() => onMark(undefined)}>
      {lanesOf(answer).map((id, k) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place in the text
          key={k}
          data-on={k === marked || undefined}
          onPointerEnter={() => onMark(k)}
        >
          <TokenChip token={vocabulary.token(id)} />
          <span data-mark="token-id" className={tokenStyles.id} translate="no">
            {id}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** An SVG over all lanes that stretches with them; a line runs down each, but where `gap` says. */
function Lanes({
  height,
  gap,
  children,
  ...props
}: ModelMapProps & {
  readonly height: number;
  readonly gap?: readonly [number, number];
  readonly children: ReactNode;
}) {
  const { answer, marked, onMark } = props;
  const runs = gap ? `V${gap[0]}M0,${gap[1]}V${height}` : `V${height}`;
  const lanes = lanesOf(answer);
  return (
    <svg
      viewBox={`0 0 ${lanes.length * LANE} ${height}`}
      style={{ height }}
      preserveAspectRatio="none"
      aria-hidden="true"
      onPointerLeave={() => onMark(undefined)}
    >
      {lanes.map((_, k) => (
        <g
          // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place
          key={k}
          data-on={k === marked || undefined}
          onPointerEnter={() => onMark(k)}
        >
          <rect className={markStyles.ground} x={k * LANE} width={LANE} height={height} />
          <path className={styles.lane} d={`M0,0${runs}`} transform={`translate(${laneAt(k)} 0)`} />
        </g>
      ))}
      {children}
    </svg>
  );
}

function Vectors(
  props: ModelMapProps & { readonly vectors: Float32Array; readonly kind: StageKind },
) {
  const { vectors, kind } = props;
  // What leaves the block has been through the network of its lane.
  const top = kind === 'output' ? 2 * GAP + NETWORK : GAP;
  const height = top + GLYPH_HEIGHT + GAP;
  return (
    <Lanes {...props} height={height} gap={[top, top + GLYPH_HEIGHT]}>
      {glyphPaths(vectors, GLYPH_HEIGHT).map((path, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place
        <g key={k}>
          {kind === 'output' && (
            <rect
              className={styles.network}
              x={laneAt(k) - 0.2 * LANE}
              y={GAP}
              width={0.4 * LANE}
              height={NETWORK}
            />
          )}
          <path
            data-mark="model-map-vector"
            className={styles.vector}
            data-kind={kind}
            d={path}
            transform={`translate(0 ${top})`}
          />
        </g>
      ))}
    </Lanes>
  );
}

function Looks(props: ModelMapProps) {
  const { answer, marked } = props;
  return (
    <Lanes {...props} height={LOOK_HEIGHT}>
      {looks(answer, LOOK_HEIGHT).map(({ query, key, path, weight }) => (
        <path
          key={`${query} ${key}`}
          className={styles.look}
          data-on={query === marked || undefined}
          data-off={(marked !== undefined && query !== marked) || undefined}
          d={path}
          style={{ strokeOpacity: Math.sqrt(weight), strokeWidth: 0.75 + 6 * weight }}
        />
      ))}
    </Lanes>
  );
}

function Candidates({ answer, vocabulary }: ModelMapProps) {
  const { topIds, topProbabilities } = answer;
  const most = topProbabilities[0] ?? 1;
  return (
    <ul className={styles.candidates} aria-label="Next-token probabilities">
      {topIds.map((id, rank) => {
        const probability = topProbabilities[rank] ?? 0;
        return (
          <li key={id}>
            <TokenChip token={vocabulary.token(id)} />{' '}
            <span className={styles.track}>
              <span style={{ width: `${(probability / most) * 100}%` }} />
            </span>
            <span className={classNames(styles.share, 'tabular')} translate="no">
              {formatProbability(probability)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
