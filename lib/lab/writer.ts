import type { EngineFailure } from '@/lib/engine/failure';
import { PageJobQueue } from '@/lib/engine/page-job-queue';
import type { Stretch } from '@/lib/engine/tasks/score-text';
import type { Drawing, Score } from '@/lib/generation/moment';
import { textOf } from '@/lib/text/token-text';
import { type Branches, branchingAt, SPROUT, takeAfter, wayTo, withScores } from './branches';
import {
  type Activity,
  BLANK,
  type How,
  idsOf,
  isFull,
  type LabModel,
  type Manuscript,
  nodeAtPlace,
} from './manuscript';
import { Pacer } from './pacer';
import { translate } from './translate';

/** A text to begin with. */
export interface Draft {
  readonly prompt: string;
  /** The prompt's tokens, where they are known: they are then not cut anew. */
  readonly promptIds?: readonly number[];
  readonly branches?: Branches;
}

/** Candidates that a place names. */
export const NAMED = 10;

/**
 * Writes one text with one model. The manuscript changes in whole pieces, each a new object, and
 * whoever has subscribed is told. A new text ends what is under way; a step waits for the one before.
 */
export class Writer {
  readonly #listeners = new Set<() => void>();
  readonly #pacer: Pacer;
  readonly #works: PageJobQueue<Activity>;
  #manuscript = BLANK;

  /**
   * @param figure names it to the worker: one request at a time each
   * @param onFailure is told of what goes wrong
   * @param pace the shortest time that a generated token stands alone, in ms
   */
  constructor(
    readonly figure: string,
    onFailure: (failure: EngineFailure) => void = () => {},
    pace = 45,
  ) {
    this.#pacer = new Pacer(pace);
    this.#works = new PageJobQueue({
      onKind: (activity = 'idle') => this.#change({ activity }),
      onFailure: (failure) => {
        this.#change({ failure });
        onFailure(failure);
      },
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly manuscript = (): Manuscript => this.#manuscript;

  /** Begin a text anew; without a model it is read as soon as there is one. */
  open(model: LabModel | undefined, draft: Draft, drawing: Drawing): void {
    this.stop();
    const { prompt, promptIds = [], branches = SPROUT } = draft;
    this.#change({ ...BLANK, model, prompt, promptIds, branches });
    if (!model) return;
    this.#perform('reading', async (signal) => {
      if (promptIds.length === 0) {
        const ids = await model.client.tokenize(prompt);
        signal.throwIfAborted();
        this.#change({ promptIds: ids.length > 0 ? ids : [model.info.beginId] });
      }
      await this.#read(model, drawing, signal);
    });
  }

  /** Go on with another model: where it has other tokens, all texts are cut anew. */
  async adopt(model: LabModel, drawing: Drawing): Promise<void> {
    const before = this.#manuscript;
    const draft = await translate(before, model);
    // Whatever was begun meanwhile is newer.
    if (this.#manuscript === before) this.open(model, draft, drawing);
  }

  /** One token more, behind those that are under way. */
  step(how: How): void {
    this.#perform('stepping', async (signal) => {
      if (!isFull(this.#manuscript)) await this.#write(how, undefined, signal);
    });
  }

  /** Up to `count` tokens more; `beyond` allows the oldest half of a full context to be dropped. */
  generate(count: number, how: How, beyond = false): void {
    this.#perform('generating', async (signal) => {
      let mayDrop = beyond;
      this.#pacer.start();
      for (let i = 0; i < count; i++) {
        if (isFull(this.#manuscript)) {
          if (!mayDrop) return this.#change({ halted: 'full' });
          mayDrop = false;
        }
        const id = await this.#write(how, undefined, signal, this.#pacer);
        if (id === this.#manuscript.model?.info.beginId) return this.#change({ halted: 'ended' });
        await this.#pacer.rest();
        signal.throwIfAborted();
      }
    });
  }

  /** Put another token at a place of the text in view, and stand behind it. */
  take(place: number, id: number, how: How): void {
    this.stop();
    const { model, promptIds, branches } = this.#manuscript;
    if (!model) return;
    if (place < promptIds.length) {
      // Another word in the prompt makes it a shorter one.
      const tokens = promptIds.slice(0, place).map((one) => model.vocabulary.token(one));
      const shorter = { prompt: textOf(tokens), promptIds: promptIds.slice(0, place) };
      this.open(
        model,
        { ...shorter, branches: takeAfter(SPROUT, 0, id, undefined, true) },
        how.drawing,
      );
      return;
    }
    const at = place === promptIds.length ? 0 : nodeAtPlace(this.#manuscript, place - 1);
    this.#change({ branches: { ...branches, at }, halted: undefined });
    this.#perform('stepping', (signal) => this.#write(how, id, signal));
  }

  /** The text without its last token; the prompt stays. What was there stays a branch. */
  back(): void {
    this.stop();
    const { branches } = this.#manuscript;
    const { parent } = branchingAt(branches, branches.at);
    if (parent !== undefined) this.#change({ branches: { ...branches, at: parent } });
  }

  /** Stand at the end of another text. */
  go(node: number, drawing: Drawing): void {
    this.stop();
    const { branches, model } = this.#manuscript;
    branchingAt(branches, node);
    this.#change({ branches: { ...branches, at: node } });
    const unread = wayTo(branches, node).some((one) => !branchingAt(branches, one).score);
    if (model && unread) this.#perform('reading', (signal) => this.#read(model, drawing, signal));
  }

  /** End what is under way; nothing of it that comes late is used. */
  stop(): void {
    this.#works.stop();
    this.#change({ halted: undefined });
  }

  async #read(model: LabModel, drawing: Drawing, signal: AbortSignal): Promise<void> {
    const { promptIds, branches } = this.#manuscript;
    const request = {
      ids: idsOf(this.#manuscript),
      promptLength: promptIds.length,
      drawing,
      named: NAMED,
    };
    const { tip, meter } = await model.client.run('scoreText', request, {
      figure: this.figure,
      signal,
      onProgress: (stretch) => {
        if (!signal.aborted) this.#score(stretch);
      },
    });
    signal.throwIfAborted();
    this.#change({ tip: { node: branches.at, drawing, moment: tip }, meter });
  }

  #score({ from, scores }: Stretch): void {
    const { promptIds, promptScores, branches } = this.#manuscript;
    const way = wayTo(branches, branches.at);
    const ofPrompt = [...promptScores];
    const ofNodes = new Map<number, Score>();
    for (const [i, score] of scores.entries()) {
      const node = way[from + i - promptIds.length];
      if (node === undefined) ofPrompt[from + i] = score;
      else ofNodes.set(node, score);
    }
    this.#change({ promptScores: ofPrompt, branches: withScores(branches, ofNodes) });
  }

  async #write(
    { drawing, seed }: How,
    take: number | undefined,
    signal: AbortSignal,
    pacer?: Pacer,
  ): Promise<number | undefined> {
    const { model, promptIds, branches } = this.#manuscript;
    if (!model) return undefined;
    const asked = {
      ids: idsOf(this.#manuscript),
      promptLength: promptIds.length,
      drawing,
      seed,
      named: NAMED,
      ...(take === undefined ? {} : { take }),
    };
    const how = { figure: this.figure, signal };
    const { id, score, tip, meter } = await model.client.run('write', asked, how);
    signal.throwIfAborted();
    const grown = takeAfter(this.#manuscript.branches, branches.at, id, score, take !== undefined);
    const pace = pacer?.tokensPerSecond(performance.now()) ?? this.#manuscript.pace;
    // In one piece: whoever draws this draws it once a token.
    this.#change({ branches: grown, tip: { node: grown.at, drawing, moment: tip }, meter, pace });
    return id;
  }

  #perform(activity: Activity, work: (signal: AbortSignal) => Promise<unknown>): void {
    this.#change({ failure: undefined, halted: undefined });
    this.#works.add(activity, work);
  }

  #change(part: Partial<Manuscript>): void {
    this.#manuscript = { ...this.#manuscript, ...part };
    for (const listener of this.#listeners) listener();
  }
}
