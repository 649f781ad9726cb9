import { dot } from '@/lib/maths/dot';
import { type Points, pca } from '@/lib/maths/pca';
import type { Table } from '@/lib/onnx';
import type { MadeFile } from './made-file';

const DIRECTIONS = 2;

/**
 * How much of what tells positions apart is in the two directions in which they differ most, and how
 * much of what tells tokens apart is in the same two: shares of the variance, 0..1.
 */
export const mixed: MadeFile = {
  file: new URL('../../content/recorded/positional-encoding/mixed.json', import.meta.url),
  make: async ({ tables }) => {
    const { components, variances, totalVariance } = directionsOf(pointsOf(tables.position));
    const { rows } = tables.token;
    const all = Array.from({ length: rows }, (_, id) => tables.token.row(id));
    const mean = all.reduce(
      (sum, row) => sum.map((x, i) => x + (row[i] as number) / rows),
      new Float64Array(tables.token.width),
    );
    const centred = all.map((row) => mean.map((x, i) => (row[i] as number) - x));
    const within = centred.map((row) => components.reduce((sum, c) => sum + dot(c, row) ** 2, 0));
    const whole = centred.map((row) => dot(row, row));
    const total = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
    const share = (part: number, of: number) => Number((part / of).toFixed(4));
    return {
      directions: DIRECTIONS,
      positions: share(total(variances), totalVariance),
      tokens: share(total(within), total(whole)),
    };
  },
};

/** All rows but the first, as in the picture of the path. */
function pointsOf({ rows, width, row }: Table): Points {
  const values = new Float32Array((rows - 1) * width);
  for (let i = 1; i < rows; i++) values.set(row(i), (i - 1) * width);
  return { count: rows - 1, width, values };
}

function directionsOf(points: Points) {
  const steps = pca(points, DIRECTIONS);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
