/** A text of so many tokens, another one in each round, and how many tokens to write after it. */
export interface WriteJob {
  readonly context: number;
  readonly tokens: number;
  readonly round: number;
  /**
   * Where it is given, the same text is continued in another way by each seed: its reading is not
   * repeated. Else the likeliest tokens are written.
   */
  readonly seed?: number;
}

/** A way of writing, in a worker of its own. Times are in ms. */
export interface Writer {
  /** Loads the model of a folder of /models. */
  open(folder: string): Promise<void>;
  /** Time for each token after the first. */
  write(job: WriteJob): Promise<number>;
}

/** What a step of the raw session brings back: nothing but logits and cache, or all attention, too. */
export type Captures = 'none' | 'attention';

/** The session by itself, without the engine around it. */
export interface RawSession {
  /** @param captures which of the outputs the file is given; with none it is as the hub has it */
  open(folder: string, captures: Captures): Promise<void>;
  /** Time for a token, one pass each, the keys and values fed as they come. */
  step(context: number, tokens: number): Promise<number>;
  /** Time for a token when the whole text is read for it, and every stage of attention returned. */
  whole(context: number, tokens: number): Promise<number>;
}

/** What the page offers to the bench. */
export interface BenchPage {
  /** Opens the engine, and returns the time for it, in ms. */
  openOurs(folder: string): Promise<number>;
  closeOurs(): void;
  /** Time for a token after the first, with all attention, as a figure writes. */
  writeOurs(job: WriteJob): Promise<number>;
  /** Time for switching off each head in turn. */
  ablateOurs(round: number): Promise<number>;
  /** Time for the surprise of each of 1,000 tokens of a text. */
  surpriseOurs(round: number): Promise<number>;
  /** Time for each cell of two texts of 12 tokens, patched from the one into the other. */
  patchOurs(round: number): Promise<number>;
  openPipeline(folder: string): Promise<number>;
  writePipeline(job: WriteJob): Promise<number>;
  openRaw(folder: string, captures: Captures): Promise<void>;
  stepRaw(captures: Captures, context: number, tokens: number): Promise<number>;
  wholeRaw(context: number, tokens: number): Promise<number>;
}

/** What the page of figures can draw. */
export type FigureName = 'heads' | 'tokens' | 'lens' | 'ledger' | 'patches';

/** What the page of figures offers to the bench: one of them at a time. */
export interface FiguresPage {
  /** Draws what a reader sees before the figure is drawn at this size, where that is not nothing. */
  prepare(name: FigureName): Promise<void>;
  /** Resolves when all of the figure is painted. */
  draw(name: FigureName): Promise<void>;
  clear(): void;
}

declare global {
  var bench: BenchPage;
  var figures: FiguresPage;
}
