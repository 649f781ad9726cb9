/**
 * Opens up GPT-2 model files in ONNX format, in memory, as they come from a model hub.
 *
 * `instrument(bytes)` returns a new file of the same model with more outputs (attention, scores,
 * queries, the residual stream, MLP neurons, embeddings) and more inputs (a head mask, a switch
 * for the causal mask, positions, rows for the logit lens). With `defaultInputs` fed, the logits
 * are the original's. `readTables(bytes)` reads the embedding tables and the layer norms' weights.
 *
 * A file is read as protocol buffers (protobuf, tensor, value-info, graph-node, graph,
 * onnx-model); weights stay undecoded views of it. Then the graphs that compute logits are found
 * (branches), and in each of them the parts of a GPT-2 (gpt2-structure; attention, mlp,
 * layer-norm, embeddings), by following the flow of data backwards from the logits (graph-search)
 * and never by the names of nodes. Only then is the graph changed (switches, logit-lens,
 * captures). A file that is damaged throws CorruptFileError; one whose graph is not a GPT-2 that
 * can be opened throws UnsupportedGraphError, with the node in the way.
 */
export { defaultInputs, type Feed } from './default-inputs';
export { readTables, type Table, type Tables } from './embedding-tables';
export { CorruptFileError, UnsupportedGraphError } from './errors';
export { type Instrumented, instrument } from './instrument';
export type { NormWeights } from './layer-norm-weights';
