/** A query and a key that were turned by the angles of their positions; px, y downwards. */
export interface RotaryPair {
  readonly query: Turned;
  readonly key: Turned;
}

interface Turned {
  readonly position: number;
  /** In radians, against the clock from the right. */
  readonly angle: number;
  readonly tip: { readonly x: number; readonly y: number };
}

/** Radians that a position turns a vector by. */
const TURN = 0.35;
/** Where the two vectors point before they are turned. */
const BEFORE = { query: 0.2, key: -0.5 };

/**
 * A query and a key with rotary positions (Su et al., 2021): each is turned by an angle that grows
 * with its position, so the angle between them depends on how far apart they are.
 */
export function rotaryPair(query: number, key: number, radius: number): RotaryPair {
  const turned = (position: number, before: number): Turned => {
    const angle = before + TURN * position;
    return {
      position,
      angle,
      tip: { x: radius * Math.cos(angle), y: -radius * Math.sin(angle) },
    };
  };
  return { query: turned(query, BEFORE.query), key: turned(key, BEFORE.key) };
}

/** What ALiBi (Press et al., 2022) adds to the score of one query and one key. */
export interface AlibiCell {
  readonly query: number;
  readonly key: number;
  /** Undefined for a key after the query, which the mask forbids. */
  readonly added: number | undefined;
}

/**
 * The numbers that ALiBi adds to the scores of T tokens: nothing for a token itself, and a step
 * less for each place farther back.
 *
 * @param slope of the head; the paper's heads have 1/2, 1/4, 1/8 …
 */
export function alibiCells(tokens: number, slope: number): AlibiCell[] {
  return Array.from({ length: tokens * tokens }, (_, i) => {
    const [query, key] = [Math.floor(i / tokens), i % tokens];
    return { query, key, added: key > query ? undefined : -slope * (query - key) || 0 };
  });
}
