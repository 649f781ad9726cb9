import { line, scaleLinear, scaleLog } from 'd3';
import { descent } from '@/lib/maths/descent';
import { gelu } from '@/lib/maths/gelu';
import { layerNorm } from '@/lib/maths/layer-norm';
import { rmsNorm } from '@/lib/maths/rms-norm';
import { silu } from '@/lib/maths/silu';
import { CONTEXTS, expertWeights, MIXTRAL, type ReadingModel, TOKENS_A_PARAMETER } from './models';

/** Width of every picture, in the units of its view box: CSS pixels in the margin. */
export const WIDTH = 248;

/** Room for the name of a model, and between two lines of type. */
const [NAME, LINE] = [100, 14];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The vector that the chapter on the inside of a block normalizes on paper. */
export const ON_PAPER = [1, 2, 3, 6] as const;

/** Returns the vector after each of the two norms, [D] each. */
export function normed(): { readonly layer: readonly number[]; readonly rms: readonly number[] } {
  const [ones, zeros] = [ON_PAPER.map(() => 1), ON_PAPER.map(() => 0)];
  return { layer: [...layerNorm(ON_PAPER, ones, zeros).scaled], rms: [...rmsNorm(ON_PAPER)] };
}

/** A curve of a neuron: what it lets through, by its gate's input. */
export interface GateCurve {
  /** What the second product is; undefined for GELU, which has none. */
  readonly times: number | undefined;
  readonly path: string;
  readonly end: Point;
}

const GATES = [undefined, 2, 1, 0.5, -1];

/** Returns the curve of GELU, and those of SwiGLU for some values of its second product. */
export function gateCurves(height: number): readonly GateCurve[] {
  const x = scaleLinear([-4, 4], [4, WIDTH - 44]);
  const y = scaleLinear([-4, 8], [height - 4, 8]);
  const inputs = Array.from({ length: 81 }, (_, i) => -4 + i / 10);
  return GATES.map((times) => {
    const at = (input: number): Point => ({
      x: x(input),
      y: y(times === undefined ? gelu(input) : times * silu(input)),
    });
    const path = line<Point>(
      (point) => point.x,
      (point) => point.y,
    )(inputs.map(at));
    return { times, path: path ?? '', end: at(4) };
  });
}

/** A query's head, and the head whose keys and values it reads; x of both. */
export interface HeadLink {
  readonly query: number;
  readonly key: number;
}

/** Returns the lines from query heads to the key and value heads that they share. */
export function headLinks(queries: number, keys: number, width: number): readonly HeadLink[] {
  const at = (i: number, of: number) => ((i + 0.5) / of) * width;
  return Array.from({ length: queries }, (_, query) => ({
    query: at(query, queries),
    key: at(Math.floor((query * keys) / queries), keys),
  }));
}

/** A stretch of a model's weights, to scale; px. */
export interface WeightStretch {
  /** From 1; undefined for the weights that every token passes. */
  readonly expert: number | undefined;
  readonly used: boolean;
  readonly x: number;
  readonly width: number;
}

/** Returns the weights of Mixtral on one line: what is shared, then its experts. */
export function expertStretches(): readonly WeightStretch[] {
  const { experts, used, weights } = MIXTRAL;
  const { expert, shared } = expertWeights(MIXTRAL);
  const scale = scaleLinear([0, weights], [0, WIDTH]);
  const rest = Array.from({ length: experts }, (_, i) => ({
    expert: i + 1,
    used: i < used,
    x: scale(shared + i * expert),
    width: scale(expert),
  }));
  return [{ expert: undefined, used: true, x: 0, width: scale(shared) }, ...rest];
}

/** Returns context lengths with the widths of their bars, in px; all on one linear scale. */
export function contextBars() {
  const most = Math.max(...CONTEXTS.map(({ tokens }) => tokens));
  const width = scaleLinear([0, most], [0, WIDTH]);
  return CONTEXTS.map((context) => ({ ...context, width: width(context.tokens) }));
}

/** Returns models by their size (x) and what they have read (y), both on logarithmic scales. */
export function readingPoints(models: readonly ReadingModel[], height: number) {
  const x = scaleLog([1e6, 2e12], [30, WIDTH - 6]);
  const y = scaleLog([1e7, 1e14], [height - 26, 6]);
  const rule = [1e6, 2e12].map((size) => ({ x: x(size), y: y(size * TOKENS_A_PARAMETER) }));
  const places = models.map((model) => ({ model, x: x(model.parameters), y: y(model.read) }));
  const points = places.map((point) => ({
    ...point,
    // Beside it is no room for the name where another point is close on the left.
    above: places.some(
      (other) =>
        other.x < point.x && point.x - other.x < NAME && Math.abs(other.y - point.y) < LINE,
    ),
  }));
  const sizes = [1e6, 1e9, 1e12].map((value) => ({ value, x: x(value) }));
  const reads = [1e9, 1e12].map((value) => ({ value, y: y(value) }));
  return { points, rule, sizes, reads };
}

/** Returns the curve from the difference of two scores to a share, and four steps up it. */
export function preferenceCurve(height: number) {
  const x = scaleLinear([-4, 4], [26, WIDTH - 4]);
  const y = scaleLinear([0, 1], [height - 34, 10]);
  const share = (d: number) => 1 / (1 + Math.exp(-d));
  const inputs = Array.from({ length: 81 }, (_, i) => -4 + i / 10);
  const path = line<number>(x, (d) => y(share(d)))(inputs) ?? '';
  const steps = descent(1, 4).map(({ weight }) => ({ x: x(weight), y: y(share(weight)) }));
  return { path, steps, half: { x: x(0), y: y(0.5) }, floor: y(0), ceiling: y(1), middle: x(0) };
}
