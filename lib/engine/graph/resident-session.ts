import { type RuntimeModule, throwLastError } from './runtime-module';
import type { GraphSession, GraphTensor, LentTensor } from './session';

/** ONNX's numbers of the element types that a GPT-2 is fed and answers with. */
const TYPES: Readonly<Record<string, number>> = { float32: 1, int64: 7, bool: 9, float16: 10 };
const POINTER = 4;
/** What the runtime calls the processor's own memory. */
const CPU = 1;

type Elements = Float32Array | Uint16Array;

/** A session of the library, whose handler knows its address in the module. */
interface LibrarySession extends GraphSession {
  readonly handler?: { readonly sessionId?: number };
}

/**
 * Returns the session such that outputs can stay in the runtime's memory; feeds need not be the library's
 * tensors. The library copies all that it is fed, and all that it returns: at each step the keys and
 * values of the whole text, in both directions.
 *
 * @returns undefined where this thread's runtime is not the site's copy in plain WASM
 */
export function residentSession(session: GraphSession): ResidentSession | undefined {
  const module = globalThis.onnxRuntimeModule;
  const address = (session as LibrarySession).handler?.sessionId;
  if (!module || !Number.isInteger(address)) return undefined;
  return new ResidentSession(session, module, address as number);
}

/** A session by the runtime's own functions. */
export class ResidentSession implements GraphSession {
  /** Addresses of names, which live as long as the module. */
  readonly #names = new Map<string, number>();

  constructor(
    readonly own: GraphSession,
    readonly module: RuntimeModule,
    readonly address: number,
  ) {}

  get inputNames() {
    return this.own.inputNames;
  }

  get inputMetadata() {
    return this.own.inputMetadata ?? [];
  }

  async run(feeds: Record<string, GraphTensor>, fetches: readonly string[]) {
    const lent = await this.lend(feeds, fetches);
    const copies = Object.entries(lent).map(([name, tensor]) => {
      const { type, dims } = tensor;
      const data = (tensor.data as Elements).slice();
      tensor.release();
      return [name, { type, dims, data }] as const;
    });
    return Object.fromEntries(copies);
  }

  async lend(
    feeds: Record<string, GraphTensor>,
    fetches: readonly string[],
  ): Promise<Record<string, LentTensor>> {
    const { module } = this;
    const stack = module.stackSave();
    const made: Made[] = [];
    try {
      const inputs = Object.entries(feeds).map(([name, feed]): [string, number] => {
        if (feed instanceof ResidentTensor) return [name, feed.address];
        const tensor = this.#make(feed);
        made.push(tensor);
        return [name, tensor.address];
      });
      const [inputNames, inputValues] = this.#table(inputs);
      const outputs = fetches.map((name): [string, number] => [name, 0]);
      const [outputNames, outputValues] = this.#table(outputs);
      // Nothing is awaited: another pass would move the stack.
      const code = module._OrtRun(
        this.address,
        ...([inputNames, inputValues, inputs.length] as const),
        ...([outputNames, fetches.length, outputValues, 0] as const),
      );
      if (code !== 0) throwLastError(module, 'failed to call OrtRun()');
      return Object.fromEntries(
        fetches.map((name, i) => {
          const address = module.getValue(outputValues + i * POINTER, '*');
          return [name, new ResidentTensor(module, address)];
        }),
      );
    } finally {
      this.#free(made, stack);
    }
  }

  /** Never fails: a module that was ended for want of memory would, and what it said first counts. */
  #free(made: readonly Made[], stack: number): void {
    const { module } = this;
    try {
      for (const { address, data } of made) {
        module._OrtReleaseTensor(address);
        module._free(data);
      }
      module.stackRestore(stack);
    } catch {
      // Its memory goes with its worker.
    }
  }

  /** Copies a tensor into the module's memory. */
  #make({ data, dims, type }: GraphTensor): Made {
    const { module } = this;
    const typeNumber = TYPES[type];
    if (typeNumber === undefined) throw new TypeError(`an input of ${type}`);
    const bytes = bytesOf(data as ArrayBufferView);
    const at = module._malloc(bytes.length);
    if (at === 0 && bytes.length > 0) throw new RangeError('out of memory for an input');
    const shape = module.stackAlloc(Math.max(1, dims.length) * POINTER);
    for (const [i, size] of dims.entries()) module.setValue(shape + i * POINTER, size, 'i32');
    module.HEAPU8.set(bytes, at);
    const address = module._OrtCreateTensor(typeNumber, at, bytes.length, shape, dims.length, CPU);
    if (address === 0) throwLastError(module, "Can't create tensor for input");
    return { address, data: at };
  }

  /** Puts names and tensors into two arrays of pointers on the stack; returns the arrays' addresses. */
  #table(entries: readonly (readonly [string, number])[]): [names: number, tensors: number] {
    const { module } = this;
    const names = module.stackAlloc(entries.length * POINTER);
    const tensors = module.stackAlloc(entries.length * POINTER);
    for (const [i, [name, tensor]] of entries.entries()) {
      module.setValue(names + i * POINTER, this.#nameOf(name), '*');
      module.setValue(tensors + i * POINTER, tensor, '*');
    }
    return [names, tensors];
  }

  #nameOf(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const bytes = this.module.lengthBytesUTF8(name) + 1;
    const address = this.module._malloc(bytes);
    this.module.stringToUTF8(name, address, bytes);
    this.#names.set(name, address);
    return address;
  }
}

interface Made {
  readonly address: number;
  /** Where its numbers are. */
  readonly data: number;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** An output that stays where the runtime has put it. */
class ResidentTensor implements LentTensor {
  readonly type: 'float32' | 'float16';
  readonly dims: readonly number[];
  readonly #at: number;
  #released = false;

  constructor(
    readonly module: RuntimeModule,
    readonly address: number,
  ) {
    const stack = module.stackSave();
    const at = module.stackAlloc(4 * POINTER);
    const fields = [at, at + POINTER, at + 2 * POINTER, at + 3 * POINTER] as const;
    if (module._OrtGetTensorData(address, ...fields) !== 0) {
      throwLastError(module, "Can't access output tensor data");
    }
    const [type, data, dims, rank] = [
      module.getValue(fields[0], 'i32'),
      module.getValue(fields[1], '*'),
      module.getValue(fields[2], '*'),
      module.getValue(fields[3], 'i32'),
    ];
    this.dims = Array.from({ length: rank }, (_, i) => module.getValue(dims + i * POINTER, 'i32'));
    module._OrtFree(dims);
    module.stackRestore(stack);
    if (type !== TYPES.float32 && type !== TYPES.float16) {
      throw new TypeError(`an output of the type ${type}`);
    }
    this.type = type === TYPES.float32 ? 'float32' : 'float16';
    this.#at = data;
  }

  get data(): Elements {
    if (this.#released) throw new RangeError('the tensor was released');
    // Emscripten brings HEAPU8 up to date as it reads a value.
    this.module.getValue(this.#at, 'i32');
    const { buffer } = this.module.HEAPU8;
    const length = this.dims.reduce((product, size) => product * size, 1);
    return this.type === 'float32'
      ? new Float32Array(buffer, this.#at, length)
      : new Uint16Array(buffer, this.#at, length);
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    this.module._OrtReleaseTensor(this.address);
  }
}
