/** Makes GPT-2s of any size, with random weights, in the form that optimum gives them. */
import { GraphNode } from '@/lib/onnx/graph-node';
import { MessageWriter } from '@/lib/onnx/protobuf';
import { FLOAT, INT64, int64Tensor, TENSOR_FIELDS } from '@/lib/onnx/tensor';
import { valueInfo } from '@/lib/onnx/value-info';
import type { ModelShape } from '@/lib/trace/trace';

export const TINY: ModelShape = { layers: 1, heads: 3, width: 12, vocabulary: 300, context: 512 };

/** The config.json of such a model. */
export function tinyConfig(shape: ModelShape, more: object = {}) {
  return {
    model_type: 'gpt2',
    architectures: ['GPT2LMHeadModel'],
    n_layer: shape.layers,
    n_head: shape.heads,
    n_embd: shape.width,
    n_positions: shape.context,
    vocab_size: shape.vocabulary,
    bos_token_id: null,
    eos_token_id: null,
    ...more,
  };
}

/** Returns the model as an ONNX file: opset 17, float32, a cache of keys and values. */
export function tinyGpt2(
  shape: ModelShape,
  { causal = true, seed = 1 } = {},
): Uint8Array<ArrayBuffer> {
  const { layers, heads, width, vocabulary, context } = shape;
  const graph = new MessageWriter();
  const nodes: GraphNode[] = [];
  const constants: MessageWriter[] = [];
  const random = normals(seed);

  const add = (op: string, inputs: string[], ...outputs: string[]) => {
    const node = new GraphNode(op, inputs, outputs, '', `/${outputs[0]}`);
    nodes.push(node);
    return node;
  };
  const floats = (name: string, dims: number[], value: () => number) => {
    const data = new Float32Array(dims.reduce((a, b) => a * b, 1));
    for (let i = 0; i < data.length; i++) data[i] = value();
    const tensor = new MessageWriter();
    for (const dim of dims) tensor.int(TENSOR_FIELDS.dims, dim);
    tensor.int(TENSOR_FIELDS.type, FLOAT).text(TENSOR_FIELDS.name, name);
    const bytes = new Uint8Array(data.buffer);
    constants.push(tensor.field({ id: TENSOR_FIELDS.raw, wire: 2, bytes }));
    return name;
  };
  const number = (name: string, value: number) => floats(name, [], () => value);
  const ints = (name: string, values: number | number[]) => {
    constants.push(int64Tensor(name, values));
    return name;
  };
  const weights = (name: string, dims: number[]) => {
    const scale = 1 / Math.sqrt(dims[0] ?? 1);
    return floats(name, dims, () => random() * scale);
  };
  const linear = (input: string, name: string, from: number, to: number) => {
    add('MatMul', [input, weights(`${name}.weight`, [from, to])], `${name}.product`);
    add('Add', [`${name}.product`, floats(`${name}.bias`, [to], () => random() / 8)], name);
    return name;
  };
  const norm = (input: string, name: string) => {
    const gain = floats(`${name}.weight`, [width], () => 1 + random() / 8);
    const bias = floats(`${name}.bias`, [width], () => random() / 8);
    add('LayerNormalization', [input, gain, bias], name).setInt('axis', -1);
    return name;
  };

  floats('wte', [vocabulary, width], random);
  floats('wpe', [context, width], () => random() / 2);
  add('Gather', ['wte', 'input_ids'], 'token');
  add('Gather', ['wpe', 'position_ids'], 'position');
  add('Add', ['token', 'position'], 'stream.0');
  // What each of the T new tokens may see of the K tokens so far.
  ints('zero', 0);
  ints('one', 1);
  add('Shape', ['attention_mask'], 'mask.shape');
  add('Gather', ['mask.shape', 'one'], 'K');
  add('Shape', ['input_ids'], 'ids.shape');
  add('Gather', ['ids.shape', 'one'], 'T');
  add('Sub', ['K', 'T'], 'past');
  add('Range', ['zero', 'K', 'one'], 'keys');
  add('Range', ['past', 'K', 'one'], 'queries');
  add('Unsqueeze', ['queries', ints('axis', [1])], 'queries.column');
  add(causal ? 'LessOrEqual' : 'GreaterOrEqual', ['keys', 'queries.column'], 'allowed');
  number('forbidden', -1e9);
  number('scale', Math.sqrt(width / heads));
  ints('split', [0, 0, heads, width / heads]);
  ints('joined', [0, 0, width]);
  for (const [name, value] of Object.entries({ half: 0.5, unit: 1, cubed: 3, a: 0.044715 })) {
    number(name, value);
  }
  number('b', Math.sqrt(2 / Math.PI));

  let stream = 'stream.0';
  for (let l = 0; l < layers; l++) {
    const at = (name: string) => `h.${l}.${name}`;
    linear(norm(stream, at('ln_1')), at('c_attn'), width, 3 * width);
    add('Split', [at('c_attn')], at('q'), at('k'), at('v')).setInt('axis', 2);
    for (const part of ['q', 'k', 'v'].map(at)) {
      add('Reshape', [part, 'split'], `${part}.split`);
      add('Transpose', [`${part}.split`], `${part}.heads`).setInts('perm', [0, 2, 1, 3]);
    }
    for (const [part, kind] of [
      ['k', 'key'],
      ['v', 'value'],
    ] as const) {
      const inputs = [`past_key_values.${l}.${kind}`, `${at(part)}.heads`];
      add('Concat', inputs, `present.${l}.${kind}`).setInt('axis', 2);
    }
    add('Transpose', [`present.${l}.key`], at('keys')).setInts('perm', [0, 1, 3, 2]);
    add('MatMul', [`${at('q')}.heads`, at('keys')], at('product'));
    add('Div', [at('product'), 'scale'], at('score'));
    add('Where', ['allowed', at('score'), 'forbidden'], at('masked'));
    add('Softmax', [at('masked')], at('attention')).setInt('axis', -1);
    add('MatMul', [at('attention'), `present.${l}.value`], at('heads'));
    add('Transpose', [at('heads')], at('heads.beside')).setInts('perm', [0, 2, 1, 3]);
    add('Reshape', [at('heads.beside'), 'joined'], at('heads.joined'));
    add('Add', [stream, linear(at('heads.joined'), at('c_proj'), width, width)], at('mid'));
    const x = linear(norm(at('mid'), at('ln_2')), at('c_fc'), width, 4 * width);
    // 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³)))
    add('Pow', [x, 'cubed'], at('x3'));
    add('Mul', [at('x3'), 'a'], at('ax3'));
    add('Add', [x, at('ax3')], at('inner'));
    add('Mul', [at('inner'), 'b'], at('angle'));
    add('Tanh', [at('angle')], at('tanh'));
    add('Add', [at('tanh'), 'unit'], at('gate'));
    add('Mul', [x, at('gate')], at('gated'));
    add('Mul', [at('gated'), 'half'], at('act'));
    stream = `stream.${l + 1}`;
    add('Add', [at('mid'), linear(at('act'), at('mlp'), 4 * width, width)], stream);
  }
  add('Transpose', ['wte'], 'unembedding').setInts('perm', [1, 0]);
  add('MatMul', [norm(stream, 'ln_f'), 'unembedding'], 'logits');

  const open = undefined;
  const caches = (side: string) =>
    Array.from({ length: layers }, (_, l) => [`${side}.${l}.key`, `${side}.${l}.value`])
      .flat()
      .map((name) => valueInfo(name, FLOAT, [open, heads, open, width / heads]));
  const inputs = ['input_ids', 'attention_mask', 'position_ids'].map((name) =>
    valueInfo(name, INT64, [open, open]),
  );
  for (const node of nodes) graph.message(1, node.write());
  graph.text(2, 'main_graph');
  for (const constant of constants) graph.message(5, constant);
  const declare = (id: number, { field }: ReturnType<typeof valueInfo>) =>
    graph.field({ ...field, id });
  for (const input of [...inputs, ...caches('past_key_values')]) declare(11, input);
  const logits = valueInfo('logits', FLOAT, [open, open, vocabulary]);
  for (const output of [logits, ...caches('present')]) declare(12, output);
  const opset = new MessageWriter().text(1, '').int(2, 17);
  return new MessageWriter()
    .int(1, 8)
    .message(7, graph)
    .message(8, opset)
    .join() as Uint8Array<ArrayBuffer>;
}

/**
 * How many numbers are drawn before they begin again: a prime, so that no two rows of a table are
 * alike. A model of full size has 124 million weights, which take long to draw.
 */
const DRAWN = 1_048_573;

/** Normally distributed numbers, always the same for a seed (mulberry32, Box and Muller). */
function normals(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const draw = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const drawn = new Float32Array(DRAWN);
  let count = 0;
  return () => {
    const at = count++ % DRAWN;
    if (count <= DRAWN) drawn[at] = draw();
    return drawn[at] as number;
  };
}
