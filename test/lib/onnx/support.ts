/** Reads the fixtures of test/fixtures/onnx and runs them in the WASM build of ONNX Runtime. */
import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web';

ort.env.wasm.numThreads = 1;

const fixtures = new URL('../../fixtures/onnx/', import.meta.url);

/** The file of a form. */
export function loadForm(form: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${form}.onnx`, fixtures)));
}
