import { halfToNumber } from '@/lib/maths/half';
import type { Feed, Instrumented } from '@/lib/onnx';
import type { ModelShape } from '@/lib/trace/trace';

/** The part of ONNX Runtime's tensor that the engine uses. */
export interface GraphTensor {
  readonly data: unknown;
  readonly dims: readonly number[];
  readonly type: string;
}

/** An output that is still in the runtime's memory. */
export interface LentTensor extends GraphTensor {
  /** A view of that memory, right until the next pass. */
  readonly data: unknown;
  /** Frees the memory. Again, it does nothing. */
  release(): void;
}

/** The part of ONNX Runtime's session that the engine uses; its own sessions fit as they are. */
export interface GraphSession {
  readonly inputNames: readonly string[];
  /** Element types of the inputs, where the runtime tells them. */
  readonly inputMetadata?: readonly { readonly name: string; readonly type?: string }[];
  run(
    feeds: Record<string, GraphTensor>,
    fetches: readonly string[],
  ): Promise<Record<string, GraphTensor>>;
  /**
   * Likewise, but nothing is copied: the outputs can be fed as they are, and must be released. Only
   * where the runtime allows it.
   */
  lend?(
    feeds: Record<string, GraphTensor>,
    fetches: readonly string[],
  ): Promise<Record<string, LentTensor>>;
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

/** A tensor's data as float32; halves are widened. @throws TypeError for another type */
export function floats(tensor: GraphTensor | undefined, name: string): Float32Array {
  const data = tensor?.data;
  if (data instanceof Float32Array) return data;
  if (tensor?.type === 'float16') {
    // Halves come as their bits, or as a Float16Array where the browser has one.
    if (data instanceof Uint16Array) return Float32Array.from(data, halfToNumber);
    return Float32Array.from(data as Iterable<number>);
  }
  throw new TypeError(`${name} is ${tensor ? tensor.type : 'missing'}, not float32`);
}
