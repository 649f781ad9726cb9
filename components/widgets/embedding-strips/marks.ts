import { cosine } from '@/lib/maths/cosine';
import { largestSize } from '@/lib/maths/largest-size';

/** A row of numbers as bars up and down from a line. */
export interface RowStrip {
  readonly values: Float32Array;
  /** One path of all bars that go up, in units of bars across, and 1 for `largest` up. */
  readonly up: string;
  readonly down: string;
  /** How far down the bars go, 0..1 of a full bar. */
  readonly depth: number;
}

/** Two rows, and their products place by place. */
export interface StripMarks {
  readonly width: number;
  readonly first: RowStrip;
  readonly second: RowStrip;
  readonly products: RowStrip;
  /** The value that a full bar of the two rows stands for. */
  readonly largest: number;
  /** The product that a full bar stands for. */
  readonly largestProduct: number;
  readonly cosine: number;
  /** The angle between the rows, in degrees. */
  readonly angle: number;
}

/** Two rows [D] -> three strips; the two rows share a scale, the products have their own. */
export function stripMarks(first: Float32Array, second: Float32Array): StripMarks {
  const products = first.map((x, d) => x * (second[d] as number));
  const largest = largestSize([first, second]) || 1;
  const largestProduct = largestSize([products]) || 1;
  const closeness = cosine(first, second);
  return {
    width: first.length,
    first: strip(first, largest),
    second: strip(second, largest),
    products: strip(products, largestProduct),
    largest,
    largestProduct,
    cosine: closeness,
    angle: (Math.acos(closeness) * 180) / Math.PI,
  };
}

function strip(values: Float32Array, largest: number): RowStrip {
  const bars = (wanted: 1 | -1) =>
    Array.from(values, (value, d) => {
      const height = Math.abs(value) / largest;
      if (value * wanted <= 0 || height < 0.005) return '';
      return `M${d} 0h.8v${(-wanted * height).toFixed(2)}h-.8z`;
    }).join('');
  const depth = values.reduce((most, value) => Math.max(most, -value / largest), 0);
  return { values, up: bars(1), down: bars(-1), depth };
}
