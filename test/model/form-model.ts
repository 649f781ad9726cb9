import * as ort from 'onnxruntime-web';
import { CachedModel } from '@/lib/engine/graph/cached-model';
import type { GraphSession, TensorMaker } from '@/lib/engine/graph/session';
import type { TaskModel } from '@/lib/engine/task';
import { instrument, readTables } from '@/lib/onnx';
import { loadForm } from '../lib/onnx/support';
import { D, H, L, V } from '../support/onnx/reference';

const makeTensor: TensorMaker = ({ type, data, dims }) => new ort.Tensor(type, data, [...dims]);

/** A fixture as the engine opens it. */
export async function openFormModel(form: string): Promise<TaskModel> {
  const file = loadForm(form);
  const { bytes, ...added } = instrument(file);
  const session = (await ort.InferenceSession.create(bytes, {
    extra: { session: { disable_quant_qdq: '1' } },
  })) as unknown as GraphSession;
  const shape = { layers: L, heads: H, width: D, vocabulary: V, context: 32 };
  return {
    id: form,
    model: new CachedModel({ session, shape, added, makeTensor }),
    tables: readTables(file),
    beginId: 0,
    tokenize: () => [],
    bytesOf: () => new Uint8Array(),
    weights: { read: async () => Uint8Array.from(file), published: async () => undefined },
  };
}
