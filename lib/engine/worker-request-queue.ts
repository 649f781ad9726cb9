import { EngineFailure } from './failure';
import { macrotask } from './macrotask';

interface Entry {
  readonly id: number;
  readonly figure: string;
  stopped: EngineFailure | undefined;
  readonly start: () => Promise<void>;
}

/**
 * One request at a time, in order. A newer request of the same figure takes the older one's place,
 * and any request can be cancelled: before it starts, and between the passes of its work.
 */
export class WorkerRequestQueue {
  readonly #entries: Entry[] = [];
  #running = false;

  /**
   * @param work is given a function to await between passes; it throws once the request is stopped
   * @throws EngineFailure 'cancelled' or 'superseded'
   */
  add<T>(
    id: number,
    figure: string,
    work: (between: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    for (const older of this.#entries) {
      if (older.figure === figure) {
        older.stopped ??= new EngineFailure('superseded', 'A newer request took its place.');
      }
    }
    return new Promise<T>((resolve, reject) => {
      const entry: Entry = {
        id,
        figure,
        stopped: undefined,
        start: async () => {
          const between = async () => {
            await macrotask();
            if (entry.stopped) throw entry.stopped;
          };
          try {
            await between();
            resolve(await work(between));
          } catch (error) {
            reject(error);
          }
        },
      };
      this.#entries.push(entry);
      void this.#drain();
    });
  }

  /** Stop a request; one that has already ended is left alone. */
  cancel(id: number): void {
    for (const entry of this.#entries) {
      if (entry.id === id) entry.stopped ??= new EngineFailure('cancelled', 'Stopped.');
    }
  }

  async #drain(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let entry = this.#entries[0]; entry; entry = this.#entries[0]) {
      await entry.start();
      this.#entries.shift();
    }
    this.#running = false;
  }
}
