import { type Tables, tablesOf } from './embedding-tables';
import { readGpt2File } from './gpt2-file';
import { type Instrumented, instrumentFile } from './instrument';

/** What there is to know of a model file once it was opened. */
export interface OpenedFile extends Instrumented {
  readonly tables: Tables;
}

/**
 * Does what `instrument` and `readTables` do, and reads the file only once. Tables are copied: afterwards
 * `bytes` can be freed.
 *
 * @throws CorruptFileError when the bytes are not a whole ONNX file
 * @throws UnsupportedGraphError when the graph is not a GPT-2 that can be opened
 */
export function openFile(bytes: Uint8Array): OpenedFile {
  const file = readGpt2File(bytes);
  // The tables first: then the graph is changed.
  const tables = tablesOf(file, { detached: true });
  return { ...instrumentFile(file), tables };
}
