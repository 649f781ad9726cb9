import { dot, norm } from './dot';
import { addAt, dotAt, squaresAt } from './row-kernels';
import { symmetricEigen } from './symmetric-eigen';

/** The rows to be analysed: N points in D dimensions. */
export interface Points {
  /** N */
  readonly count: number;
  /** D */
  readonly width: number;
  /** [N, D] */
  readonly values: Float32Array;
  /** [N]: what each row is to be multiplied by; all 1 when left out. */
  readonly norms?: Float32Array;
}

/** The directions in which the points spread most. */
export interface Pca {
  /** [D] */
  readonly mean: Float64Array;
  /** k directions [D] of length 1; the entry that is largest in size is positive. */
  readonly components: readonly Float64Array[];
  /** [k]: the variance along each direction, largest first. */
  readonly variances: Float64Array;
  /** The variance in all directions together. */
  readonly totalVariance: number;
  /** [N, k]: where each point lies along the directions, from the mean. */
  readonly places: Float32Array;
}

/** A direction counts as found when what is missing is this small a part of its variance. */
const TOLERANCE = 1e-3;
const MOST_STEPS = 150;

/**
 * The first k principal components of many points, by the Lanczos iteration with full
 * reorthogonalization (Golub and Van Loan, Matrix Computations, chapter 10): each step reads the
 * points once, and the D × D covariance is never built. It suits 50,257 points of width 768, of
 * which a few components are wanted.
 *
 * A generator, so that a worker can look up between its steps: it yields the share of the work
 * that is done, estimated from what is still missing: 0..1, never falling.
 */
export function* pca(points: Points, k: number): Generator<number, Pca> {
  const { width } = points;
  const { mean, totalVariance } = spread(points);
  const basis: Float64Array[] = [];
  const [diagonal, beside]: [number[], number[]] = [[], []];
  let next = normalized(Float64Array.from({ length: width }, (_, d) => Math.cos((d + 1) ** 2)));
  let found = symmetricEigen([]);
  let done = 0;
  for (let step = 0; step < Math.min(width, MOST_STEPS); step++) {
    basis.push(next);
    const image = timesCovariance(points, mean, next);
    diagonal.push(dot(image, next));
    // Twice: once leaves what rounding left (Parlett, The Symmetric Eigenvalue Problem, 6.9).
    for (let pass = 0; pass < 2; pass++) for (const known of basis) subtract(image, known);
    const rest = norm(image);
    found = symmetricEigen(tridiagonal(diagonal, beside));
    const worst = Math.max(...missing(found.vectors, found.values, k, rest));
    if (rest <= 1e-12 * totalVariance || (basis.length > k && worst <= TOLERANCE)) break;
    beside.push(rest);
    next = image.map((value) => value / rest);
    done = Math.max(done, Math.min(0.99, Math.log(worst) / Math.log(TOLERANCE)));
    yield done;
  }
  const components = found.vectors.slice(0, k).map((vector) => combined(basis, vector));
  return {
    mean,
    components,
    variances: found.values.slice(0, components.length),
    totalVariance,
    places: placesOf(points, mean, components),
  };
}

/** The mean of the points, and the sum of their variances over all dimensions. */
function spread({ count, width, values, norms }: Points) {
  const mean = new Float64Array(width);
  let squares = 0;
  for (let n = 0, at = 0; n < count; n++, at += width) {
    const scale = norms ? (norms[n] as number) : 1;
    addAt(mean, values, at, scale);
    squares += squaresAt(values, at, width) * scale * scale;
  }
  for (let d = 0; d < width; d++) mean[d] = (mean[d] as number) / count;
  return { mean, totalVariance: (squares - count * dot(mean, mean)) / (count - 1) };
}

/** C q, where C is the covariance of the points: [D]. Each point is read once. */
function timesCovariance(
  { count, width, values, norms }: Points,
  mean: Float64Array,
  q: Float64Array,
): Float64Array {
  const image = new Float64Array(width);
  const centre = dot(mean, q);
  let sum = 0;
  for (let n = 0, at = 0; n < count; n++, at += width) {
    const scale = norms ? (norms[n] as number) : 1;
    const place = dotAt(values, at, q) * scale - centre;
    sum += place;
    addAt(image, values, at, place * scale);
  }
  return image.map((value, d) => (value - sum * (mean[d] as number)) / (count - 1));
}

/** [N, k]: the points seen along the components. */
function placesOf(
  { count, width, values, norms }: Points,
  mean: Float64Array,
  components: readonly Float64Array[],
): Float32Array {
  const k = components.length;
  const places = new Float32Array(count * k);
  const centres = components.map((component) => dot(mean, component));
  for (let n = 0, at = 0; n < count; n++, at += width) {
    const scale = norms ? (norms[n] as number) : 1;
    for (let c = 0; c < k; c++) {
      const component = components[c] as Float64Array;
      places[n * k + c] = dotAt(values, at, component) * scale - (centres[c] as number);
    }
  }
  return places;
}

/** What each of the first k directions still lacks, as a part of its variance. */
function missing(
  vectors: readonly Float64Array[],
  values: Float64Array,
  k: number,
  rest: number,
): number[] {
  if (values.length < k) return [1];
  return vectors.slice(0, k).map((vector, i) => {
    const lacks = rest * Math.abs(vector.at(-1) as number);
    return lacks / Math.max(values[i] as number, Number.MIN_VALUE);
  });
}

function tridiagonal(diagonal: readonly number[], beside: readonly number[]): Float64Array[] {
  return diagonal.map((value, i) => {
    const row = new Float64Array(diagonal.length);
    row[i] = value;
    if (i > 0) row[i - 1] = beside[i - 1] as number;
    if (i < beside.length && i + 1 < row.length) row[i + 1] = beside[i] as number;
    return row;
  });
}

/** The sum of the basis vectors in these weights; its entry largest in size is made positive. */
function combined(basis: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  for (const [i, vector] of basis.entries()) {
    for (let d = 0; d < sum.length; d++) {
      sum[d] = (sum[d] as number) + (weights[i] as number) * (vector[d] as number);
    }
  }
  const largest = sum.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  return normalized(largest < 0 ? sum.map((x) => -x) : sum);
}

function subtract(from: Float64Array, direction: Float64Array): void {
  const along = dot(from, direction);
  for (let d = 0; d < from.length; d++)
    from[d] = (from[d] as number) - along * (direction[d] as number);
}

function normalized(vector: Float64Array): Float64Array {
  const length = norm(vector);
  return vector.map((value) => value / length);
}
