import { MOST_LISTED } from '../limits';
import type { Output, OutputOf } from '../outputs';
import type { Tensor } from './tensor';

/** What the name of a method is under which an answer says how it is drawn. */
export const DRAWN = Symbol('drawn');

/** An answer that knows how it is drawn. */
export interface Drawn {
  [DRAWN](): Output;
}

/** A token of a text. */
export interface CellToken {
  /** Its own text. */
  readonly token: string;
  readonly id: number;
}

type ShownToken = OutputOf<'tokens'>['tokens'][number];

/** A text in tokens. */
export class Tokens implements Drawn {
  constructor(
    /** The ids, from the model's vocabulary. */
    readonly ids: readonly number[],
    /** The text of each. */
    readonly tokens: readonly string[],
    readonly shown: readonly ShownToken[],
  ) {}

  get length(): number {
    return this.ids.length;
  }

  [DRAWN](): Output {
    return { kind: 'tokens', tokens: this.shown.slice(0, MOST_LISTED) };
  }
}

/** A token with its probability, 0..1. */
export interface LikelyToken extends CellToken {
  readonly probability: number;
}

/** More candidates than this are summed in a drawing. */
const MOST_DRAWN = 12;

/** What may come next. */
export class Next implements Drawn {
  constructor(
    /** The likeliest, likeliest first. */
    readonly tokens: readonly LikelyToken[],
    /** The probability of all others together. */
    readonly rest: number,
    readonly restCount: number,
    private readonly labels: readonly string[],
  ) {}

  /** The likeliest token. */
  get top(): LikelyToken | undefined {
    return this.tokens[0];
  }

  /** The probability of a token by its text, if it is among those named; else 0. */
  of(token: string): number {
    return this.tokens.find((candidate) => candidate.token === token)?.probability ?? 0;
  }

  [DRAWN](): Output {
    const drawn = this.tokens.slice(0, MOST_DRAWN);
    const candidates = drawn.map(({ id, probability }, i) => {
      return { label: this.labels[i] ?? '', id, probability };
    });
    const others = this.tokens.slice(MOST_DRAWN);
    const rest = others.reduce((sum, { probability }) => sum + probability, this.rest);
    const restCount = this.restCount + others.length;
    return { kind: 'distribution', candidates, rest, restCount };
  }
}

/** Text that the model wrote. */
export class WrittenWords implements Drawn {
  constructor(
    readonly prompt: string,
    /** What was written after the prompt. */
    readonly text: string,
    readonly tokens: readonly LikelyToken[],
  ) {}

  toString(): string {
    return this.prompt + this.text;
  }

  [DRAWN](): Output {
    return { kind: 'text', text: this.toString() };
  }
}

/** A text, or the ids of its tokens. */
export type Text = string | readonly number[] | Tokens;

/** One number for each part, of either sign. */
export class Bars implements Drawn {
  constructor(
    readonly values: readonly number[],
    readonly labels: readonly string[],
    private readonly unit: string,
  ) {}

  [DRAWN](): Output {
    const [values, labels] = [this.values.slice(0, MOST_LISTED), this.labels.slice(0, MOST_LISTED)];
    return { kind: 'bars', values, labels, unit: this.unit };
  }
}

/** Rows with named columns. */
export class AnswerTable implements Drawn {
  constructor(readonly rows: readonly Readonly<Record<string, string | number>>[]) {}

  [DRAWN](): Output {
    const columns = Object.keys(this.rows[0] ?? {});
    const rows = this.rows.map((row) => columns.map((column) => row[column] ?? ''));
    return { kind: 'table', columns, rows, more: 0 };
  }
}

/** One pass over a text: the parts that were captured, as tensors. */
export interface CellTrace {
  readonly tokens: Tokens;
  /** [L, H, T, T] */
  readonly attention?: Tensor;
  /** [L, H, T, T], before the mask and the softmax. */
  readonly score?: Tensor;
  /** [L, H, T, d] */
  readonly query?: Tensor;
  readonly key?: Tensor;
  readonly value?: Tensor;
  readonly headOutput?: Tensor;
  /** [L + 1, T, D] */
  readonly residual?: Tensor;
  /** [L, T, D] */
  readonly residualMid?: Tensor;
  readonly mlpOutput?: Tensor;
  /** [L, T, M] */
  readonly preActivation?: Tensor;
  /** [T, D] */
  readonly tokenEmbedding?: Tensor;
  readonly positionEmbedding?: Tensor;
  /** [T, V] */
  readonly logits?: Tensor;
  /** [V]: of the last position. */
  readonly lastLogits?: Tensor;
  /** What comes next, in this very pass. */
  readonly next: Next;
}
