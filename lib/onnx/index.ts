/**
 * Opens GPT-2 model files in ONNX format, in memory, as they come from a model hub.
 *
 * `instrument(bytes)` returns a new file of the same model with more outputs (attention, scores,
 * queries, the residual stream, heads' and MLPs' outputs, neurons, embeddings) and more inputs (head
 * mask, causal mask, positions, rows for the logit lens, and what replaces or adds to the residual
 * stream or a head's output). With `defaultInputs` the logits are the original's.
 * `readTables(bytes)` reads the embedding tables and the weights of the layer norms; `openFile(bytes)` does
 * both, and reads the file once.
 *
 * How: the bytes are split as protocol buffers, weights left undecoded (file-limits, protobuf,
 * tensor, graph-node, graph, onnx-model). In each graph that computes logits (branches) the parts
 * of a GPT-2 are found from the logits backwards, by operations and never by names (gpt2-file,
 * gpt2-structure, attention, head-output, mlp, layer-norm, embeddings). What is found is checked (weights,
 * interface, positions), and only then is the graph changed (switches, stream-switches, logit-lens, captures).
 *
 * Damaged bytes throw CorruptFileError. A graph that is not a GPT-2 that can be opened throws
 * UnsupportedGraphError, which names the node in the way and what to do.
 */
export { defaultInputs, type Feed } from './default-inputs';
export { readTables, type Tables } from './embedding-tables';
export { CorruptFileError, UnsupportedGraphError } from './errors';
export { type Instrumented, instrument } from './instrument';
export type { NormWeights } from './layer-norm-weights';
export { openFile } from './open-file';
export { smallestModel } from './smallest-model';
export type { Table } from './table';
