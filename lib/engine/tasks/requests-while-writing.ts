import { GREEDY } from '@/lib/sampling/settings';
import type { Task } from '../task';
import { writeText } from './write-text';

export interface RequestsWhileWritingRequest {
  readonly text: string;
  /** How many tokens to write. */
  readonly length: number;
}

/** What the thread that runs the model asked of any server. */
export interface RequestsWhileWriting {
  /** What the model wrote, always its first choice. */
  readonly ids: readonly number[];
  /** Requests while it was loaded: none where its files came from a disk. */
  readonly before: number;
  /** Requests while it wrote. */
  readonly during: number;
}

const requests = () => performance.getEntriesByType('resource').length;

/** Writes, and counts the requests that the browser notes for this thread. */
export const requestsWhileWriting: Task<RequestsWhileWritingRequest, RequestsWhileWriting> = async (
  opened,
  { text, length },
  context,
) => {
  const before = requests();
  // A browser notes 250 of a thread unless it is told to note more.
  performance.setResourceTimingBufferSize(before + 10_000);
  const prompt = opened.tokenize(text);
  const { ids } = await writeText(opened, { ids: prompt, settings: GREEDY, length }, context);
  return { ids, before, during: requests() - before };
};
