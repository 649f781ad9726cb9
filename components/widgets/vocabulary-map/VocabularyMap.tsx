'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { kindRegions, namingOrder } from './labels';
import { MapButtons } from './MapButtons';
import { type Cloud, layOut } from './marks';
import { mapPainter } from './paint';
import { Still } from './Still';
import { labelsOf, type Scene, type TokenKind } from './scene';
import { useSize, useTheme } from './useCanvas';
import { useGestures } from './useGestures';
import styles from './VocabularyMap.module.css';
import { centred, type View, WHOLE } from './view';

/** Where a search lands, and how near one comes for it. */
const NEAR = 4;
const REACH = 28;

/** Every token of the vocabulary as a point; to zoom, to push, and to ask for names. */
export function VocabularyMap({
  cloud,
  own,
  chosen,
  joined,
  ends,
  groups,
  kinds,
  kindOf,
  kind,
  between,
  nameOf,
  onPoint,
  onChoose,
}: {
  readonly cloud: Cloud;
  /** Ids of the reader's tokens: always marked and named. */
  readonly own: readonly number[];
  /** The id that was searched or picked; the map goes there when `visit` changes. */
  readonly chosen: { readonly id: number; readonly visit: number } | undefined;
  /** Ids of the tokens to which the chosen one is joined by lines. */
  readonly joined: readonly number[];
  /** Ids of the tokens that are farthest out in both directions. */
  readonly ends: readonly number[];
  /** Neighbourhoods: the ids in the middle of each, and its name. */
  readonly groups: readonly { readonly name: string; readonly ids: readonly number[] }[];
  readonly kinds: readonly TokenKind[];
  /** Returns the kind of a token. */
  readonly kindOf: (id: number) => number;
  /** The only kind that stands out. */
  readonly kind: number | undefined;
  /** True where the direction across leads from one word to another: its 0 is drawn. */
  readonly between: boolean;
  readonly nameOf: (id: number) => string;
  readonly onPoint: (id: number | undefined) => void;
  readonly onChoose: (id: number) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame, { width: 720, height: 480 });
  const theme = useTheme();
  const layout = useMemo(() => layOut(cloud, size), [cloud, size]);
  const indexOf = useMemo(
    () => new Map(Array.from(cloud.ids, (id, index) => [id, index])),
    [cloud.ids],
  );
  const [pointed, setPointed] = useState<number>();
  const [painted, setPainted] = useState(false);
  const [paint] = useState(mapPainter);

  const find = (x: number, y: number, view: View) =>
    layout.nearest((x - view.x) / view.k, (y - view.y) / view.k, REACH / view.k);
  const point = (x: number, y: number, view: View) => {
    const index = find(x, y, view);
    setPointed(index);
    onPoint(index === undefined ? undefined : cloud.ids[index]);
  };
  const pick = (x: number, y: number, view: View) => {
    const index = find(x, y, view);
    if (index !== undefined) onChoose(cloud.ids[index] as number);
  };
  const { view, setView, zoomBy, handlers } = useGestures(frame, size, point, pick);

  // A search brings its token into the middle; a picked point is in view already.
  const visit = chosen?.visit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new search moves the map
  useEffect(() => {
    const index = chosen && visit ? indexOf.get(chosen.id) : undefined;
    if (index === undefined) return;
    const [x, y] = [layout.x[index] as number, layout.y[index] as number];
    setView((now) => centred(Math.max(NEAR, now.k), x, y, size));
  }, [visit]);

  const scene = useMemo((): Scene => {
    const indices = (ids: readonly number[]) => ids.flatMap((id) => indexOf.get(id) ?? []);
    const kindAt = Uint8Array.from(cloud.ids, kindOf);
    const all = cloud.ids.map((_, i) => i);
    const shown = kind === undefined ? all : all.filter((i) => kindAt[i] === kind);
    return {
      layout,
      kinds,
      kindAt,
      kind,
      own: new Set(indices(own)),
      chosen: chosen && indexOf.get(chosen.id),
      joined: indices(joined),
      ends: indices(ends),
      kindRegions: kindRegions(
        layout,
        kindAt,
        kinds.map(({ name }) => name),
      ),
      groups: groups.map(({ name, ids }) => ({ name, members: indices(ids) })),
      offered: namingOrder(shown, cloud.ids, nameOf),
      middle: between ? layout.acrossAt(0) : undefined,
      nameOf,
    };
  }, [
    layout,
    cloud,
    indexOf,
    own,
    chosen,
    joined,
    ends,
    groups,
    kinds,
    kindOf,
    kind,
    between,
    nameOf,
  ]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are painted in
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const drawn = requestAnimationFrame(() => {
      // Where the map is magnified, as on a projector, its type and dots stay sharp.
      const magnified = element.getBoundingClientRect().width / size.width || 1;
      const ratio = (devicePixelRatio || 1) * magnified;
      const labels = labelsOf(scene, view, pointed);
      paint(element, { scene, view, labels, ratio, pointed });
      setPainted(true);
    });
    return () => cancelAnimationFrame(drawn);
  }, [scene, view, pointed, size, theme, paint]);

  return (
    <div className={styles.map}>
      <div
        ref={frame}
        className={styles.frame}
        role="application"
        aria-label="Map of the vocabulary: arrow keys move it, plus and minus zoom, Enter chooses the token in the middle"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys are for this
        tabIndex={0}
        data-zoomed={view.k > 1 || undefined}
        onPointerLeave={() => {
          setPointed(undefined);
          onPoint(undefined);
        }}
        onDoubleClick={() => zoomBy(2)}
        {...handlers}
      >
        <canvas ref={canvas} data-mark="vocabulary-map" />
        {!painted && <Still scene={scene} />}
      </div>
      <MapButtons whole={view.k === 1} by={zoomBy} reset={() => setView(WHOLE)} />
    </div>
  );
}
