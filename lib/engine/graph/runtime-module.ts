/** What `run` reads and writes of ONNX Runtime's WASM module, which Emscripten made; 32-bit addresses. */
export interface RuntimeModule {
  /** The whole memory. It is another array after the memory has grown. */
  readonly HEAPU8: Uint8Array;
  readonly stackSave: () => number;
  readonly stackAlloc: (bytes: number) => number;
  readonly stackRestore: (stack: number) => void;
  /** An address, '*', has no sign: it may be in the third or fourth gigabyte. */
  readonly setValue: (address: number, value: number, type: 'i32' | '*') => void;
  readonly getValue: (address: number, type: 'i32' | '*') => number;
  readonly lengthBytesUTF8: (text: string) => number;
  readonly stringToUTF8: (text: string, address: number, bytes: number) => void;
  readonly UTF8ToString: (address: number) => string;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (address: number) => void;
  /** Returns a tensor over memory that stays the caller's. 0 is a failure, here and below. */
  readonly _OrtCreateTensor: (
    type: number,
    data: number,
    bytes: number,
    dims: number,
    rank: number,
    location: number,
  ) => number;
  readonly _OrtGetTensorData: (
    tensor: number,
    type: number,
    data: number,
    dims: number,
    rank: number,
  ) => number;
  readonly _OrtReleaseTensor: (tensor: number) => number;
  readonly _OrtFree: (address: number) => number;
  readonly _OrtRun: (
    session: number,
    inputNames: number,
    inputs: number,
    inputCount: number,
    outputNames: number,
    outputCount: number,
    outputs: number,
    options: number,
  ) => number;
  readonly _OrtGetLastError: (code: number, message: number) => number;
}

declare global {
  /** Set by the site's copy of the runtime (scripts/copy-runtime.mjs), as its module is made. */
  var onnxRuntimeModule: RuntimeModule | undefined;
}

/** @throws Error that says what the runtime said last */
export function throwLastError(module: RuntimeModule, doing: string): never {
  const stack = module.stackSave();
  const at = module.stackAlloc(8);
  module._OrtGetLastError(at, at + 4);
  const code = module.getValue(at, 'i32');
  const message = module.getValue(at + 4, '*');
  const said = message === 0 ? '' : module.UTF8ToString(message);
  module.stackRestore(stack);
  throw new Error(`${doing}: ERROR_CODE: ${code}, ERROR_MESSAGE: ${said}`);
}
