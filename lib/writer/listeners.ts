/** At full speed a text is seen to grow this often, in ms: to draw each token takes ten times as long as to write it. */
const SEEN = 100;

/** Those who are called when something has changed. */
export class Listeners {
  readonly #all = new Set<() => void>();
  /** The shortest time between two calls, in ms. */
  #pause = 0;
  #toldAt = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  };

  tell(): void {
    const now = performance.now();
    if (now - this.#toldAt < this.#pause) return;
    this.#toldAt = now;
    for (const listener of this.#all) listener();
  }

  /** Tells of some changes only while something is done, and of its end. */
  async seldom(work: () => Promise<void>): Promise<void> {
    this.#pause = SEEN;
    try {
      await work();
    } finally {
      this.#pause = 0;
      this.tell();
    }
  }
}
