import { countOf } from '@/lib/maths/count-of';
import { GREEDY } from '@/lib/sampling/settings';
import { sha256 } from '../download/verify';
import type { Task } from '../task';
import { writeText } from './write-text';

export interface ModelFileRequest {
  readonly text: string;
  /** How many tokens to write. */
  readonly length: number;
  /** Words that the file has for certain: what proves that the search can find something. */
  readonly known: string;
}

/** The file that a model's weights came in: what is in it, and whether it is as published. */
export interface ModelFileFacts {
  /** What the model wrote after the text, always its first choice. */
  readonly ids: readonly number[];
  readonly bytes: number;
  /** How often what it wrote stands in the file: as UTF-8, and as ids of 16, 32 or 64 bits. */
  readonly foundAsText: number;
  readonly foundAsIds: number;
  /** How often the words that it has for certain do. */
  readonly foundKnown: number;
  /** In hex; undefined where the browser cannot compute it, as at an insecure address. */
  readonly sha256: string | undefined;
  /** The same after one bit of the file is turned over. */
  readonly sha256Altered: string | undefined;
  /** The one that the file was published with, where that is known. */
  readonly published: string | undefined;
}

/**
 * Writes, and then reads the file of the weights again and looks through it.
 *
 * @throws EngineFailure where the file can no longer be read
 */
export const modelFile: Task<ModelFileRequest, ModelFileFacts> = async (
  opened,
  { text, length, known },
  context,
) => {
  const prompt = opened.tokenize(text);
  const { ids } = await writeText(opened, { ids: prompt, settings: GREEDY, length }, context);
  const file = await opened.weights.read();
  await context.between();
  const forms = [Uint16Array.from(ids), Uint32Array.from(ids), BigUint64Array.from(ids, BigInt)];
  const foundAsIds = forms.reduce(
    (sum, form) => sum + countOf(file, new Uint8Array(form.buffer)),
    0,
  );
  const hash = await sha256(file);
  const last = file.length - 1;
  file[last] = (file[last] ?? 0) ^ 1;
  const altered = await sha256(file);
  file[last] = (file[last] ?? 0) ^ 1;
  return {
    ids,
    bytes: file.length,
    foundAsText: countOf(file, opened.bytesOf(ids)),
    foundAsIds,
    foundKnown: countOf(file, new TextEncoder().encode(known)),
    sha256: hash,
    sha256Altered: altered,
    published: await opened.weights.published(),
  };
};
