import { CachedModel } from '@/lib/engine/graph/cached-model';
import type { TaskModel } from '@/lib/engine/task';
import { instrument, readTables } from '@/lib/onnx';
import { openSession } from '@/scripts/node-runtime';
import { loadForm } from '../lib/onnx/support';
import { D, H, L, V } from '../support/onnx/reference';

const opened = new Map<string, Promise<TaskModel>>();

/**
 * Returns a fixture as the engine opens it, with nothing in its cache. Its file is opened once for
 * all test files of a worker.
 */
export async function openFormModel(form: string): Promise<TaskModel> {
  const model = opened.get(form) ?? openForm(form);
  opened.set(form, model);
  const shared = await model;
  return { ...shared, model: new CachedModel(shared.model.graph) };
}

async function openForm(form: string): Promise<TaskModel> {
  const file = loadForm(form);
  const { bytes, ...added } = instrument(file);
  const shape = { layers: L, heads: H, width: D, vocabulary: V, context: 32 };
  return {
    id: form,
    model: new CachedModel({ ...(await openSession(bytes)), shape, added }),
    tables: readTables(file),
    beginId: 0,
    tokenize: () => [],
    bytesOf: () => new Uint8Array(),
    weights: { read: async () => Uint8Array.from(file), published: async () => undefined },
  };
}
