import type { Feed } from '@/lib/onnx/at-rest';
import type { Instrumented } from '@/lib/onnx/instrument';
import type { ModelShape } from '@/lib/trace/trace';

/** The part of ONNX Runtime's tensor that the engine uses. */
export interface GraphTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
  readonly type: string;
}

/** The part of ONNX Runtime's session that the engine uses; its own sessions fit as they are. */
export interface GraphSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(
    feeds: Record<string, GraphTensor>,
    fetches: readonly string[],
  ): Promise<Record<string, GraphTensor>>;
}

/** Makes the tensors that `GraphSession.run` takes. */
export type TensorMaker = (feed: Feed) => GraphTensor;

/** A session with all that is needed to run it. */
export interface OpenGraph {
  readonly session: GraphSession;
  readonly makeTensor: TensorMaker;
  readonly shape: ModelShape;
  /** What was added to the file: its switches are fed at rest. */
  readonly added: Omit<Instrumented, 'bytes'>;
}

/** The float32 data of a tensor. @throws TypeError for a tensor of another type */
export function floats(tensor: GraphTensor | undefined, name: string): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new TypeError(`${name} is ${tensor ? tensor.type : 'missing'}, not float32`);
}
