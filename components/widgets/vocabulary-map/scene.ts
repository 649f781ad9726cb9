import { type MapLabel, placeLabels, placeRegions, type Region, Room } from './labels';
import type { Layout } from './marks';
import type { View } from './view';

/** A kind of tokens, with the design token of its colour. */
export interface TokenKind {
  readonly name: string;
  readonly colour: string;
}

/** What there is to be seen on the map, at any zoom. Points by their index. */
export interface Scene {
  readonly layout: Layout;
  readonly kinds: readonly TokenKind[];
  /** [N]: the kind of each point. */
  readonly kindAt: Uint8Array;
  /** The only kind that is shown in its colour; all of them without it. */
  readonly kind: number | undefined;
  /** The reader's own tokens. */
  readonly own: ReadonlySet<number>;
  /** The token that was chosen, and those to which it is joined by lines. */
  readonly chosen: number | undefined;
  readonly joined: readonly number[];
  /** Tokens at the ends of the two directions. */
  readonly ends: readonly number[];
  /** Where each kind is named, and the neighbourhoods. */
  readonly kindRegions: readonly Region[];
  readonly groups: readonly Region[];
  /** Where across the map tokens are equally near to both words of an axis, px. */
  readonly middle: number | undefined;
  /** Points in the order in which they are named. */
  readonly offered: readonly number[];
  readonly nameOf: (id: number) => string;
}

/** From this zoom on the map names tokens, and no more regions. */
const CLOSE = 2;

/**
 * Returns the words on the map. From far away it names kinds and neighbourhoods, from close by
 * tokens: as maps of the world do with countries and towns.
 */
export function labelsOf(scene: Scene, view: View, pointed?: number): MapLabel[] {
  const { layout, kind, kindRegions, own, chosen, joined, ends, groups, offered, nameOf } = scene;
  const room = new Room(layout.size);
  const narrow = layout.size.width < 500;
  const tokens = (wanted: readonly number[], most: number, always: readonly number[] = []) =>
    placeLabels(layout, view, room, wanted, new Set(always), nameOf, most);
  const regions = (of: 'kind' | 'group', list: readonly Region[], most: number) =>
    placeRegions(of, layout, view, room, list).slice(0, most);

  const marked = tokens(
    [],
    0,
    [pointed, chosen, ...own].filter((i) => i !== undefined),
  );
  if (view.k >= CLOSE || kind !== undefined) {
    return [...marked, ...tokens([...joined, ...offered], narrow ? 24 : 60)];
  }
  return [
    ...marked,
    ...regions('kind', kindRegions, kindRegions.length),
    ...tokens(joined, narrow ? 3 : joined.length),
    ...tokens(ends, narrow ? 6 : ends.length),
    ...regions('group', groups, narrow ? 8 : 24),
  ];
}
