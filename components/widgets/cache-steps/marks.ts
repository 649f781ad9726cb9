import { line, scaleLinear } from 'd3';
import { rounded } from '@/lib/maths/rounded';

/** A token's keys and values at one step. */
export interface StepCell {
  readonly row: number;
  readonly column: number;
  /** True where they are computed at this step; else they are reused. */
  readonly anew: boolean;
}

/** What is computed at each step of writing, with the cache or without it. */
export interface StepGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly StepCell[];
}

/**
 * One row for reading the prompt, one for each token that is written and then read.
 *
 * @param prompt tokens of the prompt
 * @param steps tokens that are written
 */
export function stepGrid(prompt: number, steps: number, cached: boolean): StepGrid {
  const cells: StepCell[] = [];
  for (let row = 0; row <= steps; row++) {
    for (let column = 0; column < prompt + row; column++) {
      const isNew = row === 0 || column === prompt + row - 1;
      cells.push({ row, column, anew: isNew || !cached });
    }
  }
  return { columns: prompt + steps, rows: steps + 1, cells };
}

/** Tokens that are computed in all, for the prompt and each of the steps. */
export function tokensComputed(prompt: number, steps: number, cached: boolean): number {
  if (cached) return prompt + steps;
  return (steps + 1) * prompt + (steps * (steps + 1)) / 2;
}

/** A measured step. */
export interface Timing {
  /** Tokens of the text. */
  readonly length: number;
  /** Milliseconds. */
  readonly reused: number;
  readonly anew: number;
}

export interface TimingMarks {
  readonly series: readonly {
    readonly name: 'anew' | 'reused';
    readonly path: string;
    readonly points: readonly (readonly [number, number])[];
    readonly end: readonly [number, number];
  }[];
  readonly x: readonly { readonly at: number; readonly text: string }[];
  readonly y: readonly { readonly at: number; readonly text: string }[];
}

/** Times over the length of the text -> two lines with their axes, in a box of width × height. */
export function timingMarks(
  timings: readonly Timing[],
  width: number,
  height: number,
): TimingMarks {
  const lengths = timings.map(({ length }) => length);
  const [first = 0, last = 1] = [Math.min(...lengths), Math.max(...lengths)];
  const x = scaleLinear([first, Math.max(last, first + 1)], [0, width]);
  const most = Math.max(1, ...timings.flatMap(({ anew, reused }) => [anew, reused]));
  const y = scaleLinear([0, most], [height, 0]).nice(4);
  const draw = line();
  return {
    series: (['anew', 'reused'] as const).map((name) => {
      const points = timings.map(
        (timing) => [rounded(x(timing.length), 2), rounded(y(timing[name]), 2)] as [number, number],
      );
      return { name, points, path: draw(points) ?? '', end: points.at(-1) ?? [0, height] };
    }),
    x: timings.length > 0 ? x.ticks(4).map((n) => ({ at: rounded(x(n), 2), text: String(n) })) : [],
    y: timings.length > 0 ? y.ticks(4).map((n) => ({ at: rounded(y(n), 2), text: String(n) })) : [],
  };
}
