import { bisectCenter, line, scaleLinear, scaleLog } from 'd3';
import { rounded } from '@/lib/maths/rounded';

/** The mean loss over a run, at growing numbers of tokens. */
export interface TrainingLoss {
  /** Tokens read, more than 0. */
  readonly tokens: readonly number[];
  /** Nats a token. */
  readonly loss: readonly number[];
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

/** A loss curve over log tokens, in a box of width × height. */
export interface LossMarks {
  readonly path: string;
  /** One a stage: where it lies on the curve. */
  readonly stages: readonly { readonly x: number; readonly y: number; readonly loss: number }[];
  /** The loss of a guess that holds all tokens alike: ln V. */
  readonly blind: number;
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
}

/**
 * A loss curve, and the stages of the run that are marked on it. Before the first token there is
 * no place on a log scale: that stage stands at the axis.
 *
 * @param stages tokens that had been read
 * @param vocabulary V
 */
export function lossMarks(
  { tokens, loss }: TrainingLoss,
  stages: readonly number[],
  vocabulary: number,
  width: number,
  height: number,
): LossMarks {
  const [first = 1, last = 10] = [tokens[0], Math.max(...tokens, ...stages)];
  const x = scaleLog([first, last], [0, width]).clamp(true);
  const blind = Math.log(vocabulary);
  const y = scaleLinear([Math.min(...loss), Math.max(blind, ...loss)], [height, 0]).nice(5);
  const points = loss.map((value, i): [number, number] => [x(tokens[i] ?? first), y(value)]);
  return {
    path: line()(points.map(([a, b]) => [round(a), round(b)])) ?? '',
    stages: stages.map((read) => {
      const value = loss[bisectCenter(tokens, read)] ?? blind;
      return { x: read > 0 ? round(x(read)) : 0, y: round(y(value)), loss: value };
    }),
    blind: round(y(blind)),
    x: decades(first, last).map((n) => ({ at: round(x(n)), text: tokensText(n) })),
    y: y.ticks(5).map((n) => ({ at: round(y(n)), text: String(n) })),
  };
}

const round = (n: number) => rounded(n, 1);

/** The powers of ten between two numbers. */
function decades(first: number, last: number): number[] {
  const [from, to] = [Math.ceil(Math.log10(first)), Math.floor(Math.log10(last))];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => 10 ** (from + i));
}

/** A count of tokens in words: 12 thousand, 3.4 million, 1 billion. */
export function tokensText(count: number): string {
  const units: readonly (readonly [number, string])[] = [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ];
  const [size, name] = units.find(([least]) => count >= least) ?? [1, ''];
  const digits = count / size < 10 ? 1 : 0;
  return `${Number((count / size).toFixed(digits)).toLocaleString('en')} ${name}`.trim();
}
