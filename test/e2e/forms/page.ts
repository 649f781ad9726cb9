/** The page in which test/e2e/forms.test.ts asks a browser the checks that Node is asked, too. */
import * as ort from 'onnxruntime-web';
import { type Device, runtimeFiles } from '@/lib/engine/devices';
import { checksFor } from '../../support/onnx/checks';
import { closeForm, openForm } from '../../support/onnx/form';

/** What came of one check. */
export interface Outcome {
  readonly title: string;
  /** What does not hold; undefined when all is well. */
  readonly failure?: string | undefined;
}

declare global {
  /** Chooses what the forms are computed on, once. @param folder of the site's ONNX runtime */
  var prepare: (device: Device, folder: string) => void;
  /** Pieces of work that were given to the graphics card; forms.test.ts counts them. */
  var dispatched: number;
  /** All checks of one form. */
  var checkForm: (name: string) => Promise<Outcome[]>;
}

let device: Device = 'wasm';

globalThis.prepare = (chosen, folder) => {
  device = chosen;
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = runtimeFiles(chosen, folder);
};

globalThis.checkForm = async (name) => {
  const response = await fetch(`/test/fixtures/onnx/${name}.onnx`);
  const form = await openForm(name, new Uint8Array(await response.arrayBuffer()), device);
  const outcomes: Outcome[] = [];
  for (const { title, run } of checksFor(name)) {
    try {
      await run(form);
      outcomes.push({ title });
    } catch (error) {
      outcomes.push({ title, failure: String(error) });
    }
  }
  // Programs for the card are kept, for other forms too, as long as a session is open: to compile them
  // takes longer than to run them.
  if (device === 'wasm') await closeForm(form);
  return outcomes;
};
