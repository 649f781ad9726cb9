/** Only the last so many milliseconds count: a network's speed changes. */
const WINDOW = 8000;

/** No forecast from less than this. */
const LEAST = 1000;

interface Sample {
  /** In ms. */
  readonly at: number;
  /** Bytes that were there by then. */
  readonly loaded: number;
}

/**
 * The present speed of a download. What was there when it began, as after a break, is not counted.
 */
export class DownloadSpeed {
  #samples: Sample[] = [];

  /** @param loaded bytes that are there @param at in ms, on any clock that only goes forward */
  add(loaded: number, at: number): void {
    this.#samples.push({ at, loaded });
    // One sample from before the window stays: the window is measured from it.
    while ((this.#samples[1]?.at ?? at) < at - WINDOW) this.#samples.shift();
  }

  /** Bytes per second; undefined while there is too little to tell. */
  get speed(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < LEAST) return undefined;
    return ((last.loaded - first.loaded) / (last.at - first.at)) * 1000;
  }

  /** Seconds that the rest takes at the present speed; undefined when that cannot be told. */
  secondsLeft(total: number): number | undefined {
    const last = this.#samples.at(-1);
    if (!last || !this.speed) return undefined;
    return Math.max(0, total - last.loaded) / this.speed;
  }
}
