import { joined } from '@/lib/maths/joined';
import { softmax } from '@/lib/maths/softmax';
import { topK } from '@/lib/maths/top-k';

/** What the rows and columns of a tensor stand for, so that it can be drawn. */
export interface TensorMeaning {
  readonly label?: string;
  /** Ids of the tokens along both axes of a map of attention. */
  readonly tokenIds?: readonly number[];
  readonly causal?: boolean;
}

/** An index from 0, or from the end if negative. */
type Range = readonly [start: number, end?: number];

/** Numbers with a shape, row by row, as in NumPy and PyTorch. Nothing changes a tensor. */
export class Tensor {
  readonly shape: readonly number[];

  /** @throws RangeError where the shape does not hold as many numbers */
  constructor(
    /** [the product of the shape] */
    readonly data: Float32Array,
    shape: readonly number[],
    readonly meaning: TensorMeaning = {},
  ) {
    this.shape = [...shape];
    if (data.length !== product(shape)) {
      throw new RangeError(`${data.length} numbers do not fill the shape [${shape.join(', ')}]`);
    }
  }

  /** Returns a tensor of nested arrays of numbers. */
  static of(values: NestedNumbers): Tensor {
    const shape: number[] = [];
    for (let at: NestedNumbers = values; typeof at !== 'number'; at = at[0] as NestedNumbers) {
      shape.push(at.length);
      if (at.length === 0) break;
    }
    return new Tensor(Float32Array.from(flat(values)), shape);
  }

  /** How many numbers. */
  get size(): number {
    return this.data.length;
  }

  /** The only number. @throws TypeError where there are several */
  item(): number {
    if (this.size !== 1) throw new TypeError(`item() of ${this.size} numbers`);
    return this.data[0] as number;
  }

  /** The part that the first indices name; with an index for each axis, a single number. */
  at(...indices: number[]): Tensor {
    const [index, ...more] = indices;
    if (index === undefined) return this;
    const [length, ...inner] = this.shape;
    if (length === undefined) throw new RangeError('a single number has no axes to index');
    const i = within(index, length);
    const step = product(inner);
    const { label, ...meaning } = this.meaning;
    const part = new Tensor(this.data.subarray(i * step, (i + 1) * step), inner, {
      ...meaning,
      ...(label ? { label: `${label}[${i}]` } : {}),
    });
    return part.at(...more);
  }

  /** A part of each axis: a pair [start, end], end excluded, or null for all of an axis. */
  slice(...ranges: (Range | null)[]): Tensor {
    const [range, ...more] = ranges;
    const [length, ...inner] = this.shape;
    if (range === undefined || length === undefined) return this;
    const [start, end = length] = range ?? [0];
    const from = bound(start, length);
    const to = Math.max(from, bound(end, length));
    const rows = Array.from({ length: to - from }, (_, i) => this.at(from + i).slice(...more));
    const shape = [to - from, ...(rows[0]?.shape ?? inner)];
    return new Tensor(joined(rows.map(({ data }) => data)), shape);
  }

  reshape(...shape: number[]): Tensor {
    return new Tensor(this.data, shape);
  }

  /** Rows become columns, of a matrix. */
  transpose(): Tensor {
    const [rows, columns] = this.matrix('transpose');
    const data = Float32Array.from(this.data, (_, i) => {
      return this.data[(i % rows) * columns + Math.floor(i / rows)] as number;
    });
    return new Tensor(data, [columns, rows]);
  }

  map(change: (value: number, index: number) => number): Tensor {
    return new Tensor(this.data.map(change), this.shape);
  }

  add(other: Tensor | number): Tensor {
    return this.combine(other, (a, b) => a + b);
  }

  sub(other: Tensor | number): Tensor {
    return this.combine(other, (a, b) => a - b);
  }

  mul(other: Tensor | number): Tensor {
    return this.combine(other, (a, b) => a * b);
  }

  div(other: Tensor | number): Tensor {
    return this.combine(other, (a, b) => a / b);
  }

  /** The sum of products with a vector, or of each row with it: [n]·[n] or [m, n]·[n]. */
  dot(other: Tensor): Tensor {
    const length = this.shape.at(-1) ?? 0;
    if (other.shape.length !== 1 || other.size !== length) {
      throw new RangeError(`dot of ${shown(this.shape)} and ${shown(other.shape)}`);
    }
    return this.eachRow((row) => row.reduce((sum, x, i) => sum + x * (other.data[i] as number), 0));
  }

  /** [m, n] times [n, k]. */
  matmul(other: Tensor): Tensor {
    const [rows, inner] = this.matrix('matmul');
    const [height, columns] = other.matrix('matmul');
    if (inner !== height) {
      throw new RangeError(`matmul of ${shown(this.shape)} and ${shown(other.shape)}`);
    }
    const right = other.transpose();
    const data = Array.from({ length: rows }, (_, i) => right.dot(this.at(i)).data);
    return new Tensor(joined(data), [rows, columns]);
  }

  /** The length of a vector, or of each row. */
  norm(): Tensor {
    return this.eachRow((row) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)));
  }

  sum(): Tensor {
    return this.eachRow((row) => row.reduce((sum, x) => sum + x, 0));
  }

  mean(): Tensor {
    return this.eachRow((row) => row.reduce((sum, x) => sum + x, 0) / row.length);
  }

  max(): Tensor {
    return this.eachRow((row) => row.reduce((most, x) => Math.max(most, x), -Infinity));
  }

  /** Over the last axis. */
  softmax(temperature = 1): Tensor {
    const length = this.shape.at(-1) ?? 1;
    const data = new Float32Array(this.size);
    for (let i = 0; i < this.size; i += length) {
      data.set(softmax(this.data.subarray(i, i + length), temperature), i);
    }
    return new Tensor(data, this.shape);
  }

  /** The k largest of a vector, largest first. */
  topK(k: number): { index: number; value: number }[] {
    if (this.shape.length !== 1) throw new RangeError(`topK of ${shown(this.shape)}`);
    return topK(this.data, k).map((index) => ({ index, value: this.data[index] as number }));
  }

  /** The index of the largest of a vector. */
  argmax(): number {
    return this.topK(1)[0]?.index ?? 0;
  }

  /** Nested arrays, as many deep as there are axes. */
  toArray(): NestedNumbers {
    if (this.shape.length === 0) return this.item();
    return Array.from({ length: this.shape[0] ?? 0 }, (_, i) => this.at(i).toArray());
  }

  /** A number in sums, as in `t.mean() * 2`. */
  valueOf(): number {
    return this.size === 1 ? (this.data[0] as number) : Number.NaN;
  }

  private combine(other: Tensor | number, join: (a: number, b: number) => number): Tensor {
    if (typeof other === 'number') return this.map((a) => join(a, other));
    if (other.size !== 1 && this.size % other.size !== 0) {
      throw new RangeError(`${shown(this.shape)} and ${shown(other.shape)} do not fit`);
    }
    return this.map((a, i) => join(a, other.data[i % other.size] as number));
  }

  /** A function of the last axis, one number a row. */
  private eachRow(of: (row: Float32Array) => number): Tensor {
    const length = this.shape.at(-1) ?? 1;
    const rows = length === 0 ? 0 : this.size / length;
    const data = Float32Array.from({ length: rows }, (_, i) =>
      of(this.data.subarray(i * length, (i + 1) * length)),
    );
    return new Tensor(data, this.shape.slice(0, -1));
  }

  private matrix(what: string): readonly [number, number] {
    const [rows, columns, ...more] = this.shape;
    if (rows === undefined || columns === undefined || more.length > 0) {
      throw new RangeError(`${what} of ${shown(this.shape)}, which is no matrix`);
    }
    return [rows, columns];
  }
}

export type NestedNumbers = number | readonly NestedNumbers[];

const product = (shape: readonly number[]) => shape.reduce((all, n) => all * n, 1);
const shown = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** An index from the start. @throws RangeError outside of the axis */
function within(index: number, length: number): number {
  const i = index < 0 ? index + length : index;
  if (Number.isInteger(i) && i >= 0 && i < length) return i;
  throw new RangeError(`index ${index} of ${length}`);
}

const bound = (index: number, length: number) =>
  Math.min(length, Math.max(0, index < 0 ? index + length : index));

function flat(values: NestedNumbers): number[] {
  return typeof values === 'number' ? [values] : values.flatMap(flat);
}
