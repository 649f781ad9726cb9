import type { EngineFailure } from '@/lib/engine/failure';
import { PageJobQueue } from '@/lib/engine/page-job-queue';
import type { ScoredSpan } from '@/lib/engine/tasks/score-text';
import { tooLong } from '@/lib/engine/too-long';
import {
  EMPTY_TREE,
  goTo,
  nodeAt,
  pathTo,
  takeToken,
  withData,
} from '@/lib/generation/continuation-tree';
import type { Candidate, Score } from '@/lib/generation/next-token-distribution';
import type { Replay } from '@/lib/generation/replay';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { textOf } from '@/lib/text/token-text';
import { Listeners } from './listeners';
import { Pacer } from './pacer';
import {
  type Activity,
  type Draft,
  EMPTY_TEXT,
  idsOf,
  isFull,
  nodeAtPlace,
  type TextState,
  type WriterModel,
} from './text-state';
import { translate } from './translate';

/** How many candidates a distribution names. */
export const NAMED = 10;

/** The token to write, by its id or its rank; with neither, one is drawn. */
interface Taken {
  readonly id?: number | undefined;
  readonly rank?: number | undefined;
}

export interface WriterOptions {
  /** Called with every failure that was not asked for. */
  readonly onFailure?: (failure: EngineFailure) => void;
  /** The shortest time between two generated tokens, in ms. */
  readonly pace?: number;
  /** Refuses a prompt longer than the context; else only its end is read. */
  readonly wholePrompt?: boolean;
  /** Goes on after the model's end-of-text token. */
  readonly pastEnd?: boolean;
}

/**
 * Writes one text with one model. The state is replaced as a whole at each change, and subscribers
 * are called. Opening a text stops what is running; steps wait for the one before.
 */
export class Writer {
  readonly #listeners = new Listeners();
  readonly #options: WriterOptions;
  readonly #pacer: Pacer;
  readonly #works: PageJobQueue<Activity>;
  #text = EMPTY_TEXT;

  /** @param figure names it to the worker, which runs one request at a time for each name */
  constructor(
    readonly figure: string,
    options: WriterOptions = {},
  ) {
    this.#options = options;
    this.#pacer = new Pacer(options.pace ?? 45);
    this.#works = new PageJobQueue({
      onKind: (activity = 'idle') => this.#change({ activity }),
      onFailure: (failure) => {
        this.#change({ failure });
        options.onFailure?.(failure);
      },
    });
  }

  readonly subscribe = this.#listeners.subscribe;

  readonly text = (): TextState => this.#text;

  /** Opens a text; without a model it is read as soon as one is adopted. */
  open(model: WriterModel | undefined, draft: Draft, settings: SamplingSettings): void {
    this.stop();
    const { prompt, promptIds = [], tree = EMPTY_TREE } = draft;
    this.#change({ ...EMPTY_TEXT, model, prompt, promptIds, tree });
    if (!model) return;
    this.#perform('reading', async (signal) => {
      if (promptIds.length === 0) {
        const ids = await model.client.tokenize(prompt);
        signal.throwIfAborted();
        this.#change({ promptIds: ids.length > 0 ? ids : [model.info.beginId] });
      }
      await this.#read(model, settings, signal);
    });
  }

  /** Goes on with another model; if it has other tokens, all texts are tokenized again. */
  async adopt(model: WriterModel, settings: SamplingSettings): Promise<void> {
    const before = this.#text;
    const draft = await translate(before, model);
    // Anything begun meanwhile is newer.
    if (this.#text === before) this.open(model, draft, settings);
  }

  /** Writes one token, after those that are queued. */
  step(settings: SamplingSettings): void {
    this.#perform('stepping', async (signal) => {
      if (!isFull(this.#text)) await this.#write(settings, {}, signal);
    });
  }

  /** Writes up to `count` tokens; `beyond` lets a full context drop its oldest half. */
  generate(count: number, settings: SamplingSettings, beyond = false): void {
    this.#perform('generating', (signal) => this.#generate(count, settings, signal, beyond));
  }

  /**
   * Writes up to `count` tokens after a node, once what is queued is done.
   *
   * @param first picks the first token from the candidates after the node; else it is drawn
   * @param comeBack returns to the text that was in view
   */
  branch(
    from: number,
    count: number,
    settings: SamplingSettings,
    first: (candidates: readonly Candidate[]) => number | undefined = () => undefined,
    comeBack = false,
  ): void {
    this.#perform('generating', async (signal) => {
      const { tree } = this.#text;
      this.#change({ tree: goTo(tree, from) });
      const id = first(nodeAt(tree, from).next?.candidates ?? []);
      if (isFull(this.#text)) return;
      if (id !== undefined) await this.#write(settings, { id }, signal);
      await this.#generate(count - (id === undefined ? 0 : 1), settings, signal);
      if (comeBack) this.#change({ tree: goTo(this.#text.tree, tree.at) });
    });
  }

  /**
   * Writes a continuation again, after those that are queued: the settings draw its tokens, and the
   * choices are taken by rank. Resolves when it is written or stopped.
   */
  replay({ count, choices }: Replay, settings: SamplingSettings): Promise<void> {
    const ranks = new Map(choices.map(({ place, rank }) => [place, rank]));
    this.#perform('generating', (signal) =>
      this.#listeners.seldom(async () => {
        for (let place = 0; place < count; place++) {
          await this.#write(settings, { rank: ranks.get(place) }, signal);
        }
      }),
    );
    return this.idle();
  }

  /** Puts another token at a position of the text in view, and goes there. */
  take(place: number, id: number, settings: SamplingSettings): void {
    this.stop();
    const { model, promptIds, tree } = this.#text;
    if (!model) return;
    if (place < promptIds.length) {
      // The prompt ends before a token that is replaced in it.
      const rest = promptIds.slice(0, place);
      const prompt = textOf(rest.map((one) => model.vocabulary.token(one)));
      const taken = takeToken(EMPTY_TREE, 0, id, { taken: true });
      this.open(model, { prompt, promptIds: rest, tree: taken }, settings);
      return;
    }
    const at = place === promptIds.length ? 0 : nodeAtPlace(this.#text, place - 1);
    this.#change({ tree: goTo(tree, at), halted: undefined });
    this.#perform('stepping', (signal) => this.#write(settings, { id }, signal));
  }

  /** Goes back by one token; the prompt stays, and the token stays in the tree. */
  back(settings: SamplingSettings): void {
    const { tree } = this.#text;
    const { parent } = nodeAt(tree, tree.at);
    if (parent === undefined) this.stop();
    else this.go(parent, settings);
  }

  /** Goes to the end of another text, and reads it if it has not been read. */
  go(node: number, settings: SamplingSettings): void {
    this.stop();
    const { model } = this.#text;
    const tree = goTo(this.#text.tree, node);
    this.#change({ tree });
    const read = nodeAt(tree, node).next && pathTo(tree, node).every((i) => nodeAt(tree, i).score);
    if (model && !read) this.#perform('reading', (signal) => this.#read(model, settings, signal));
  }

  /** Resolves when all that is queued now has been done or stopped. */
  idle(): Promise<void> {
    return this.#works.idle();
  }

  /** Stops what is running; an answer that comes later is dropped. */
  stop(): void {
    this.#works.stop();
    this.#change({ halted: undefined });
  }

  async #generate(
    count: number,
    settings: SamplingSettings,
    signal: AbortSignal,
    beyond = false,
  ): Promise<void> {
    let mayDrop = beyond;
    this.#pacer.start();
    for (let i = 0; i < count; i++) {
      if (isFull(this.#text)) {
        if (!mayDrop) return this.#change({ halted: 'full' });
        mayDrop = false;
      }
      const id = await this.#write(settings, {}, signal, this.#pacer);
      const { beginId, endId = beginId } = this.#text.model?.info ?? {};
      const ended = id === endId;
      if (ended && !this.#options.pastEnd) return this.#change({ halted: 'ended' });
      await this.#pacer.rest();
      signal.throwIfAborted();
    }
  }

  async #read(model: WriterModel, settings: SamplingSettings, signal: AbortSignal): Promise<void> {
    const { promptIds, tree } = this.#text;
    const ids = idsOf(this.#text);
    const { context } = model.info.shape;
    if (this.#options.wholePrompt && ids.length > context) throw tooLong(ids.length, context);
    const request = { ids, promptLength: promptIds.length, settings, named: NAMED };
    const { next, meter } = await model.client.run('scoreText', request, {
      figure: this.figure,
      signal,
      onProgress: (span) => {
        if (!signal.aborted) this.#score(span);
      },
    });
    signal.throwIfAborted();
    const read = withData(this.#text.tree, new Map([[tree.at, { next }]]));
    this.#change({ tree: read, meter, passes: this.#text.passes + meter.passes });
  }

  #score({ from, scores }: ScoredSpan): void {
    const { promptIds, promptScores, tree } = this.#text;
    const nodes = pathTo(tree, tree.at);
    const ofPrompt = [...promptScores];
    const ofNodes = new Map<number, { score: Score }>();
    for (const [i, score] of scores.entries()) {
      const node = nodes[from + i - promptIds.length];
      if (node === undefined) ofPrompt[from + i] = score;
      else ofNodes.set(node, { score });
    }
    this.#change({ promptScores: ofPrompt, tree: withData(tree, ofNodes) });
  }

  async #write(
    settings: SamplingSettings,
    { id: take, rank }: Taken,
    signal: AbortSignal,
    pacer?: Pacer,
  ): Promise<number | undefined> {
    const { model, promptIds, tree } = this.#text;
    if (!model) return undefined;
    const request = {
      ids: idsOf(this.#text),
      promptLength: promptIds.length,
      settings,
      named: NAMED,
      ...(take === undefined ? {} : { take }),
      ...(rank === undefined ? {} : { takeRank: rank }),
    };
    const { id, score, next, meter } = await model.client.run('write', request, {
      figure: this.figure,
      signal,
    });
    signal.throwIfAborted();
    const data = { score, next, taken: (take ?? rank) !== undefined };
    // A single update for each token, so that the page renders once.
    this.#change({
      tree: takeToken(this.#text.tree, tree.at, id, data),
      meter,
      passes: this.#text.passes + meter.passes,
      pace: pacer?.tokensPerSecond(performance.now()) ?? this.#text.pace,
    });
    return id;
  }

  #perform(activity: Activity, work: (signal: AbortSignal) => Promise<unknown>): void {
    this.#change({ failure: undefined, halted: undefined });
    this.#works.add(activity, work);
  }

  #change(part: Partial<TextState>): void {
    this.#text = { ...this.#text, ...part };
    this.#listeners.tell();
  }
}
