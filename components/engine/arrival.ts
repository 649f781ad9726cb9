import type { CatalogEntry } from '@/lib/engine/catalog';
import { Pace } from '@/lib/engine/pace';
import type { LoadProgress } from '@/lib/engine/protocol';
import { begin, type Opening } from './selection';

/** Adds up what is told of a model's files on their way. */
export class Arrival {
  readonly #entry: Pick<CatalogEntry, 'id' | 'weights'>;
  readonly #files = new Map<string, { loaded: number; total: number | undefined }>();
  readonly #pace = new Pace();
  #state: Opening;

  constructor(entry: Pick<CatalogEntry, 'id' | 'weights'>) {
    this.#entry = entry;
    this.#state = begin(entry.id);
  }

  get state(): Opening {
    return this.#state;
  }

  /** @param now in ms */
  add(progress: LoadProgress, now: number): void {
    if (progress.stage !== 'fetching') {
      this.#state = { ...this.#state, stage: progress.stage, secondsLeft: undefined };
      return;
    }
    const { file, loaded, total } = progress;
    this.#files.set(file, { loaded, total });
    // Small files come from elsewhere at another pace: only the weights tell the speed.
    const isWeights = this.#entry.weights.name.endsWith(file);
    if (isWeights) this.#pace.add(loaded, now);
    const sum = this.#sum();
    const left = total !== undefined && isWeights ? this.#pace.secondsLeft(total) : undefined;
    this.#state = { id: this.#entry.id, stage: 'fetching', ...sum, secondsLeft: left };
  }

  /** The weights count as announced, and by the catalog until then. */
  #sum(): { loaded: number; total: number } {
    const { name, bytes } = this.#entry.weights;
    const sum = { loaded: 0, total: 0 };
    let begun = false;
    for (const [file, { loaded, total }] of this.#files) {
      const isWeights = name.endsWith(file);
      begun ||= isWeights;
      sum.loaded += loaded;
      sum.total += total ?? (isWeights ? Math.max(loaded, bytes) : loaded);
    }
    if (!begun) sum.total += bytes;
    return sum;
  }
}

/** At most so often, in ms, is it told that bytes have come. */
const TELL_EVERY = 120;

/** Hears of a model's files on their way, and tells where it stands at a pace that can be read. */
export function arrivalOf(
  entry: CatalogEntry,
  tell: (opening: Opening) => void,
): (progress: LoadProgress) => void {
  const arrival = new Arrival(entry);
  let told = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    arrival.add(progress, now);
    if (progress.stage === 'fetching' && now - told < TELL_EVERY) return;
    told = now;
    tell(arrival.state);
  };
}
