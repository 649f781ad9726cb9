import { performTask } from '@/lib/engine/tasks';
import type { WriterModel } from '@/lib/writer/text-state';
import type { NodeModel } from './node-model';

/** Returns a model in Node as a writer uses one: its tasks run in the same thread. */
export function writerModelOf(opened: NodeModel): WriterModel {
  const { id, beginId, model, vocabulary } = opened;
  return {
    info: { id, beginId, shape: model.graph.shape },
    vocabulary,
    client: {
      tokenize: async (text) => opened.tokenize(text),
      run: (name, request, { signal, onProgress }) =>
        performTask(name, opened, request, {
          between: async () => signal?.throwIfAborted(),
          progress: (progress) => onProgress?.(progress),
        }),
    },
  };
}
