import { line, max, scaleLinear, scalePoint } from 'd3';

/** Where a head looks, by the queries that have a choice: those from the third token on. */
export interface HeadLook {
  /** How many tokens back, on average, of the weight that is not on the first token. */
  readonly distance: number | undefined;
  /** The share of its weight that is on the first token, 0..1. */
  readonly first: number | undefined;
}

/** The first two queries see one token besides the first one, or none. */
const FROM = 2;

/**
 * Returns how far back a head looks, its weight on the first token counted apart (Vig and Belinkov,
 * 2019). A text of fewer than three tokens has neither number.
 *
 * @param weights [T, T]
 * @param length T
 */
export function lookOf(weights: ArrayLike<number>, length: number): HeadLook {
  let [first, others, distances] = [0, 0, 0];
  for (let q = FROM; q < length; q++) {
    first += weights[q * length] ?? 0;
    for (let k = 1; k <= q; k++) {
      const weight = weights[q * length + k] ?? 0;
      others += weight;
      distances += weight * (q - k);
    }
  }
  return {
    distance: others > 0 ? distances / others : undefined,
    first: length > FROM ? first / (length - FROM) : undefined,
  };
}

/**
 * Returns the look of every head, layer by layer: entry l · H + h.
 *
 * @param attention one [H, T, T] array a layer
 */
export function looksOf(
  attention: readonly Float32Array[],
  heads: number,
  length: number,
): readonly HeadLook[] {
  const size = length ** 2;
  return attention.flatMap((layer) =>
    Array.from({ length: heads }, (_, h) =>
      lookOf(layer.subarray(h * size, (h + 1) * size), length),
    ),
  );
}

/** Returns the mean of each layer; undefined where no head has a number. */
export function layerMeans(
  values: readonly (number | undefined)[],
  heads: number,
): readonly (number | undefined)[] {
  return Array.from({ length: values.length / heads }, (_, l) => {
    const own = values.slice(l * heads, (l + 1) * heads).filter((value) => value !== undefined);
    return own.length > 0 ? own.reduce((sum, value) => sum + value, 0) / own.length : undefined;
  });
}

/** A value of each head as a point in the column of its layer. */
export interface LayerDotMarks {
  readonly points: readonly { readonly head: number; readonly x: number; readonly y: number }[];
  /** Joins the means of the layers. */
  readonly means: string;
  /** Where that ends. */
  readonly lastMean: number;
  /** Where a head is that looks at all tokens alike. */
  readonly even: number;
  readonly up: readonly { readonly value: number; readonly y: number }[];
  /** Layers, counted from 1, that have room for their number. */
  readonly across: readonly { readonly layer: number; readonly x: number }[];
}

/** How much of its column the heads of a layer are spread over. */
const SPREAD = 0.6;
const MOST_NUMBERS = 12;

/**
 * Returns where the points lie.
 *
 * @param values [L · H]
 * @param even what a head has that looks at all tokens alike
 * @param size width and height, in CSS pixels
 */
export function layerDots(
  values: readonly (number | undefined)[],
  even: number,
  heads: number,
  { width, height }: { readonly width: number; readonly height: number },
): LayerDotMarks {
  const layers = values.length / heads;
  const all = Array.from({ length: layers }, (_, l) => l);
  const x = scalePoint(all, [0, width]).padding(0.5);
  const y = scaleLinear([0, max(values, (value) => value) || 1], [height, 0]).nice();
  const column = (layer: number) => x(layer) ?? 0;
  const means = layerMeans(values, heads).flatMap((mean, layer) =>
    mean === undefined ? [] : [[column(layer), y(mean)] as [number, number]],
  );
  const step = Math.ceil(layers / MOST_NUMBERS);
  return {
    points: values.flatMap((value, head) => {
      if (value === undefined) return [];
      const aside = heads > 1 ? (head % heads) / (heads - 1) - 0.5 : 0;
      const at = column(Math.floor(head / heads)) + aside * SPREAD * x.step();
      return [{ head, x: at, y: y(value) }];
    }),
    means: line()(means) ?? '',
    lastMean: means.at(-1)?.[1] ?? 0,
    even: y(even),
    up: y.ticks(4).map((value) => ({ value, y: y(value) })),
    across: all
      .filter((layer) => layer % step === 0)
      .map((layer) => ({ layer: layer + 1, x: column(layer) })),
  };
}
