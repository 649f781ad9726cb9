import type { CatalogEntry } from '@/lib/engine/catalog';
import { DownloadSpeed } from '@/lib/engine/download/download-speed';
import type { LoadUpdate } from '@/lib/engine/protocol';
import { type LoadingModel, startLoading } from './model-selection';

/** Sums the progress of a model's files into the progress of the model. */
export class LoadProgress {
  readonly #entry: Pick<CatalogEntry, 'id' | 'weights'>;
  readonly #files = new Map<string, { loaded: number; total: number | undefined }>();
  readonly #speed = new DownloadSpeed();
  #state: LoadingModel;

  constructor(entry: Pick<CatalogEntry, 'id' | 'weights'>) {
    this.#entry = entry;
    this.#state = startLoading(entry.id);
  }

  get state(): LoadingModel {
    return this.#state;
  }

  /** @param now in ms */
  add(update: LoadUpdate, now: number): void {
    if (update.stage !== 'fetching') {
      this.#state = { ...this.#state, stage: update.stage, secondsLeft: undefined };
      return;
    }
    const { file, loaded, total } = update;
    this.#files.set(file, { loaded, total });
    // Small files may come from another server: only the weights show the speed.
    const isWeights = this.#entry.weights.name.endsWith(file);
    if (isWeights) this.#speed.add(loaded, now);
    const sum = this.#sum();
    const left = total !== undefined && isWeights ? this.#speed.secondsLeft(total) : undefined;
    this.#state = { id: this.#entry.id, stage: 'fetching', ...sum, secondsLeft: left };
  }

  /** The size of the weights is the announced one; until it is known, the catalog's. */
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

/** The shortest time between two reports of received bytes, in ms. */
const REPORT_INTERVAL = 120;

/**
 * Returns a listener for a load's updates that reports the model's progress, at a rate that can be
 * read.
 */
export function trackLoadProgress(
  entry: CatalogEntry,
  report: (loading: LoadingModel) => void,
): (update: LoadUpdate) => void {
  const progress = new LoadProgress(entry);
  let reported = Number.NEGATIVE_INFINITY;
  return (update) => {
    const now = performance.now();
    progress.add(update, now);
    if (update.stage === 'fetching' && now - reported < REPORT_INTERVAL) return;
    reported = now;
    report(progress.state);
  };
}
