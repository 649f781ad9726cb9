import type { SamplingSettings } from '@/lib/sampling/settings';
import type { TextState, WriterModel } from './text-state';
import { Writer } from './writer';

/**
 * Writes up to `length` tokens after a prompt, one request for each, so that other figures' requests
 * can come between.
 *
 * @param figure names the writer to the worker
 * @throws EngineFailure; 'cancelled' when `signal` is aborted
 */
export async function writeText(
  model: WriterModel,
  promptIds: readonly number[],
  settings: SamplingSettings,
  length: number,
  figure: string,
  signal?: AbortSignal,
): Promise<TextState> {
  const writer = new Writer(figure, { pace: 0, pastEnd: true });
  const stop = () => writer.stop();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    writer.open(model, { prompt: '', promptIds }, settings);
    writer.generate(length, settings);
    await writer.idle();
    signal?.throwIfAborted();
    const text = writer.text();
    if (text.failure) throw text.failure;
    return text;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
