/** Tokens over which the speed is told. */
const OVER = 20;

/** Keeps tokens from coming faster than they can be followed, and tells how fast they come. */
export class Pacer {
  #times: number[] = [];
  #turn = Promise.resolve();

  /** @param least the shortest time between two tokens, in ms */
  constructor(readonly least: number) {}

  /** The first token is on its way. */
  start(): void {
    this.#times = [performance.now()];
    this.#next();
  }

  /** Wait until the next token may come. */
  async rest(): Promise<void> {
    await this.#turn;
    this.#next();
  }

  /** Of the latest tokens, the one that has come at `now` among them. */
  tokensPerSecond(now: number): number {
    this.#times = [...this.#times, now].slice(-OVER - 1);
    const first = this.#times[0] ?? now;
    return now > first ? ((this.#times.length - 1) * 1000) / (now - first) : 0;
  }

  #next(): void {
    this.#turn = new Promise((resolve) => setTimeout(resolve, this.least));
  }
}
