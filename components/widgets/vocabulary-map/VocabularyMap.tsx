'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { MapButtons } from './MapButtons';
import { type Cloud, layOut, namingOrder, placeLabels } from './marks';
import { paintMap } from './paint';
import { Still } from './Still';
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
  kind,
  nameOf,
  onPoint,
  onChoose,
}: {
  readonly cloud: Cloud;
  /** Ids of the reader's tokens: always marked and named. */
  readonly own: readonly number[];
  /** The id that was searched or picked; the map goes there when `visit` changes. */
  readonly chosen: { readonly id: number; readonly visit: number } | undefined;
  /** Tokens that stand out. */
  readonly kind: ((id: number) => boolean) | undefined;
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

  const [kindSet, offered] = useMemo(() => {
    const all = Array.from(cloud.ids, (_, i) => i);
    const wanted = kind ? all.filter((i) => kind(cloud.ids[i] as number)) : all;
    return [kind ? new Set(wanted) : undefined, namingOrder(wanted, cloud.ids, nameOf)];
  }, [cloud, kind, nameOf]);
  const ownSet = useMemo(() => {
    const ids = chosen ? [...own, chosen.id] : own;
    return new Set(ids.flatMap((id) => indexOf.get(id) ?? []));
  }, [own, chosen, indexOf]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are painted in
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const drawn = requestAnimationFrame(() => {
      // Where the map is magnified, as on a projector, its type and dots stay sharp.
      const magnified = element.getBoundingClientRect().width / size.width || 1;
      const ratio = (devicePixelRatio || 1) * magnified;
      element.width = size.width * ratio;
      element.height = size.height * ratio;
      const always = new Set(pointed === undefined ? ownSet : [...ownSet, pointed]);
      const most = size.width < 500 ? 24 : 60;
      const labels = placeLabels(layout, view, offered, always, nameOf, most);
      paintMap(element, layout, view, { kind: kindSet, own: ownSet, pointed }, labels, ratio);
      setPainted(true);
    });
    return () => cancelAnimationFrame(drawn);
  }, [layout, view, kindSet, offered, ownSet, pointed, nameOf, size, theme]);

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
        {!painted && <Still layout={layout} own={ownSet} nameOf={nameOf} />}
      </div>
      <MapButtons whole={view.k === 1} by={zoomBy} reset={() => setView(WHOLE)} />
    </div>
  );
}
