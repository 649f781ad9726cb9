/** What is added to a stock GPT-2 file so that its inside can be seen and switched. */

import { findBranches, readSizes } from './branches';
import { addCaptures, openLogits } from './captures';
import { UnsupportedGraphError } from './errors';
import { findGpt2Structure, type Gpt2Structure } from './gpt2-structure';
import type { Graph } from './graph';
import { addLogitLens } from './logit-lens';
import { readModel, writeModel } from './onnx-model';
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
   * `residual_mid.{l}` [B,T,D] between attention and MLP, and `mlp.{l}` [B,T,M], the MLP's M
   * neurons before the GELU, both only where the file's form has them for every branch;
   * `token_embedding` [B,T,D], `position_embedding` [B or 1,T,D].
   */
  readonly captures: readonly string[];
  /** Names of the added inputs. Each must be fed in every run: see `defaultInputs`. */
  readonly switches: readonly string[];
}

/**
 * Makes the inside of a GPT-2 visible: a new file with the added outputs (`Instrumented.captures`)
 * and inputs. With every switch at rest the logits are the original's.
 *
 * Added inputs, with their values at rest:
 * - `head_mask` float32 [L, H]: what each head's attention is multiplied by; ones.
 * - `causal` float32 []: 1 keeps the mask, 0 lets every token see every token; 1.
 * - `lens` float32 [N, D]: rows of a residual stream that go through the final layer norm and the
 *   unembedding behind the prompt's own, so that logits are [1, T + N, V]; N = 0. Batch of one.
 * - `position_ids` int64 [B, T], where the file has no such input: past … past + T - 1.
 *
 * Weights are not decoded, and copied only into the result.
 *
 * @throws CorruptFileError when the bytes are not a whole ONNX file
 * @throws UnsupportedGraphError when the graph is not a GPT-2 that can be opened
 */
export function instrument(bytes: Uint8Array): Instrumented {
  const model = readModel(bytes);
  const root = model.graph;
  const found = findBranches(root);
  const structures = found.branches.map(({ graph, logits }) => findGpt2Structure(graph, logits));
  const layers = countLayers(root, structures);
  const { heads, width } = readSizes(root);
  const givesPositions = root.inputs.some(({ name }) => name === 'position_ids');
  const added = [
    valueInfo('head_mask', FLOAT, [layers, heads]),
    valueInfo('causal', FLOAT, []),
    valueInfo('lens', FLOAT, [undefined, width]),
    ...(givesPositions ? [] : [valueInfo('position_ids', INT64, [undefined, undefined])]),
  ];
  const makeName = nameMaker(root, added);
  for (const [index, { graph, logits }] of found.branches.entries()) {
    const { attention, residual, position } = structures[index] as Gpt2Structure;
    addCausalSwitch(graph, attention, makeName);
    addHeadMask(graph, attention, makeName);
    addLogitLens(graph, residual[layers] ?? '', logits, model.opset, makeName);
    if (!givesPositions) {
      graph.redirect(position.gather.inputs[1] ?? '', 'position_ids', [position.gather]);
    }
  }
  const captures = addCaptures(root, found, structures, makeName);
  openLogits(root, found);
  root.inputs.push(...added);
  const switches = added.map(({ name }) => name);
  return { bytes: writeModel(model), layers, heads, width, captures, switches };
}

/** L, the same in every branch and in the key/value cache. */
function countLayers(root: Graph, structures: readonly Gpt2Structure[]): number {
  const counts = new Set(structures.map(({ attention }) => attention.length));
  counts.add(root.outputs.filter(({ name }) => /^present\.\d+\.key$/.test(name)).length);
  const [layers = 0, other] = counts;
  if (other === undefined) return layers;
  throw new UnsupportedGraphError(`found ${layers} layers in one place, ${other} in another`);
}

/** Names that no value of the model has. Throws when the model has one that is to be added. */
function nameMaker(root: Graph, added: readonly ValueInfo[]): MakeName {
  const taken = root.names();
  const double = added.find(({ name }) => taken.has(name));
  if (double) throw new UnsupportedGraphError('it has one of our inputs already', double.name);
  for (const { name } of added) taken.add(name);
  return (name) => {
    let free = `inside.${name}`;
    for (let n = 1; taken.has(free); n++) free = `inside.${name}.${n}`;
    taken.add(free);
    return free;
  };
}
