/** How many tokens the speed is averaged over. */
const AVERAGED = 20;

/** Limits how fast tokens appear, so that they can be followed, and measures their speed. */
export class Pacer {
  #times: number[] = [];
  #turn = Promise.resolve();

  /** @param least the shortest time between two tokens, in ms */
  constructor(readonly least: number) {}

  /** Starts the clock: the first token has been requested. */
  start(): void {
    this.#times = [performance.now()];
    this.#next();
  }

  /** Resolves when the next token may appear. */
  async rest(): Promise<void> {
    await this.#turn;
    this.#next();
  }

  /** Records a token at time `now` (ms) and returns the speed over the latest tokens. */
  tokensPerSecond(now: number): number {
    this.#times = [...this.#times, now].slice(-AVERAGED - 1);
    const first = this.#times[0] ?? now;
    return now > first ? ((this.#times.length - 1) * 1000) / (now - first) : 0;
  }

  #next(): void {
    this.#turn = new Promise((resolve) => setTimeout(resolve, this.least));
  }
}
