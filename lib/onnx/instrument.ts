/** Adds outputs and inputs to a stock GPT-2 file, so that its inside can be seen and switched. */
import { addCaptures, openLogits } from './captures';
import { openedBefore } from './errors';
import { type Gpt2File, readGpt2File } from './gpt2-file';
import type { Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import type { GraphNode } from './graph-node';
import { addNormScale } from './layer-norm';
import { addLogitLens, addLogitStart, canStartLater } from './logit-lens';
import { writeOnnxModel } from './onnx-model';
import { addStreamSwitches } from './stream-switches';
import { addCausalSwitch, addHeadMask, type MakeName } from './switches';
import { FLOAT, INT64 } from './tensor';
import { type ValueInfo, valueInfo } from './value-info';

/** A model file with more outputs and inputs than it came with. */
export interface Instrumented {
  readonly bytes: Uint8Array;
  /** L */
  readonly layers: number;
  /** H */
  readonly heads: number;
  /** D */
  readonly width: number;
  /**
   * Names of the added outputs, all float32: `attention.{l}` [B,H,Q,K] after the softmax and
   * before head_mask; `score.{l}` [B,H,Q,K], scaled, before any mask; `query.{l}` [B,H,Q,d],
   * unscaled; `residual.{l}` [B,T,D] entering block l, `residual.{L}` leaving the last;
   * `token_embedding` [B,T,D], `position_embedding` [B or 1,T,D].
   *
   * Only where every branch has them: `head_output.{l}` [B,H,T,d], what each head gives to W_O;
   * `residual_mid.{l}` [B,T,D] between attention and MLP; `mlp.{l}` [B,T,M], the MLP's M neurons
   * before the activation function; `mlp_output.{l}` [B,T,D], what the MLP adds to the stream, its
   * bias included; `final_scale` [B,T+N], 1 / standard deviation in the final layer norm, lens rows
   * last, from row logits_from on. `residual.{l}` and `head_output.{l}` are what goes on, behind their switches.
   */
  readonly captures: readonly string[];
  /**
   * True where several texts can go through one pass without a trace of each other. False for a
   * fixed batch of one, and for int8 whose activations are scaled over the whole batch.
   */
  readonly rowsApart: boolean;
  /** Names of the added inputs. Each must be fed in every run: see `defaultInputs`. */
  readonly switches: readonly string[];
}

/**
 * Returns a new file of the same model with added outputs (`Instrumented.captures`) and inputs.
 * With each added input at its default the logits are the original's.
 *
 * Added inputs, with their defaults:
 * - `head_mask` float32 [L, H]: a factor for each head's attention; ones.
 * - `causal` float32 []: 1 keeps the mask, 0 lets every token see every token; 1.
 * - `lens` float32 [N, D]: rows of a residual stream that go through the final layer norm and the
 *   unembedding after the prompt's own, so that logits are [B, T + N, V]; N = 0.
 * - `logits_from` int64 [1]: the first row, of those T + N, that has logits; below 0 it counts from the
 *   end; 0. Only where the operator set is 10 or newer.
 * - `residual_keep`, `residual_add` float32 [L + 1, B, T, D], where any of B, T and D may be 1 and is
 *   then the same for all: the stream entering block l, and leaving the last one, is multiplied by
 *   the first, and the second is added. Ones and zeros. 0 and a vector put the vector in its place.
 * - `head_keep`, `head_add` float32 [L, B, H, T, d], likewise: the output of each head before W_O.
 *   Only where the file has `head_output`.
 * - `position_ids` int64 [B, T], where the file has no such input: past … past + T - 1.
 *
 * Weights are not decoded. They are copied once, into the result.
 *
 * @throws CorruptFileError when the bytes are not a whole ONNX file
 * @throws UnsupportedGraphError when the graph is not a GPT-2 that can be opened
 */
export const instrument = (bytes: Uint8Array): Instrumented => instrumentFile(readGpt2File(bytes));

/** Does what `instrument` does to a file that was read. Its graphs are changed: nothing reads them after. */
export function instrumentFile(file: Gpt2File): Instrumented {
  const { model, branches, structures, layers, heads, width } = file;
  const root = model.graph;
  const givesPositions = root.inputs.some(({ name }) => name === 'position_ids');
  const givesHeads = structures.every(({ heads: found }) => found);
  const open = [undefined, undefined, undefined];
  const added = [
    valueInfo('head_mask', FLOAT, [layers, heads]),
    valueInfo('causal', FLOAT, []),
    valueInfo('lens', FLOAT, [undefined, width]),
    ...['residual_keep', 'residual_add'].map((name) =>
      valueInfo(name, FLOAT, [layers + 1, ...open]),
    ),
    ...(givesHeads ? ['head_keep', 'head_add'] : []).map((name) =>
      valueInfo(name, FLOAT, [layers, undefined, ...open]),
    ),
    ...(canStartLater(model.opset) ? [valueInfo('logits_from', INT64, [1])] : []),
    ...(givesPositions ? [] : [valueInfo('position_ids', INT64, [undefined, undefined])]),
  ];
  const makeName = nameMaker(root, added);
  const naming = { opset: model.opset, makeName };
  const opened: Gpt2Structure[] = [];
  const scales: (string | undefined)[] = [];
  for (const [index, { graph, logits }] of branches.entries()) {
    const structure = structures[index] as Gpt2Structure;
    const { attention, position } = structure;
    addCausalSwitch(graph, attention, makeName);
    addHeadMask(graph, attention, makeName);
    const seen = givesHeads ? structure : { ...structure, heads: undefined };
    const switched = addStreamSwitches(graph, seen, makeName);
    opened.push(switched);
    const stream = switched.residual[layers] ?? '';
    scales.push(addNormScale(graph, stream, naming));
    const joined = addLogitLens(graph, stream, logits, naming);
    if (canStartLater(model.opset)) addLogitStart(graph, joined, makeName);
    if (!givesPositions) {
      graph.redirect(position.gather.inputs[1] ?? '', 'position_ids', [position.gather]);
    }
  }
  const captures = addCaptures(root, file, opened, scales, makeName);
  openLogits(root, file);
  root.inputs.push(...added);
  const switches = added.map(({ name }) => name);
  const rowsApart =
    takesAnyBatch(root) && !branches.some(({ graph }) => graph.nodes.some(isDynamic));
  return { bytes: writeOnnxModel(model), layers, heads, width, captures, rowsApart, switches };
}

const takesAnyBatch = ({ inputs }: Graph): boolean =>
  inputs.find(({ name }) => name === 'input_ids')?.dims?.[0] === undefined;

const isDynamic = ({ opType }: GraphNode): boolean => opType.startsWith('DynamicQuantize');

/** Returns a maker of unused names. Throws where the model has one of the added names already. */
function nameMaker(root: Graph, added: readonly ValueInfo[]): MakeName {
  const taken = root.names();
  const double = added.find(({ name }) => taken.has(name));
  if (double) throw openedBefore('input or value', double.name);
  for (const { name } of added) taken.add(name);
  const counts = new Map<string, number>();
  return (name) => {
    let count = counts.get(name) ?? 0;
    const next = () => (count++ === 0 ? `inside.${name}` : `inside.${name}.${count - 1}`);
    let free = next();
    while (taken.has(free)) free = next();
    counts.set(name, count);
    taken.add(free);
    return free;
  };
}
