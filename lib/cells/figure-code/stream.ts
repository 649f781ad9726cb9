import type { CodeWriter } from './types';
import { lines, list, quoted } from './writer';

const residualFlow: CodeWriter<'residualFlow'> = ({ ids }, writer, view) => {
  const position = view.position ?? ids.length - 1;
  return {
    code: `const text = ${writer.text(ids)};
const position = ${position};
const { residual, residualMid } = await gpt2.trace(text, { capture: ['residual', 'residualMid'] });
// The vector of one token, each time after something was added to it.
const stations = [{ after: 'embedding', x: residual.at(0, position) }];
for (let layer = 0; layer < gpt2.layers; layer++) {
  stations.push({ after: \`attention \${layer}\`, x: residualMid.at(layer, position) });
  stations.push({ after: \`MLP \${layer}\`, x: residual.at(layer + 1, position) });
}
stations.map(({ after, x }, i) => ({
  after,
  length: x.norm().item(),
  'length of what was added': i === 0 ? x.norm().item() : x.sub(stations[i - 1].x).norm().item(),
}))`,
    python: `ids = ${writer.pythonIds(ids)}
position = ${position}
added = [model.transformer.wte(ids)[0, position] + model.transformer.wpe.weight[position]]
hooks = [
    part.register_forward_hook(
        lambda _, inputs, output: added.append((output if torch.is_tensor(output) else output[0])[0, position])
    )
    for block in model.transformer.h
    for part in (block.attn, block.mlp)
]
model(ids)
for hook in hooks:
    hook.remove()
added = torch.stack(added)
torch.stack([added.cumsum(0).norm(dim=1), added.norm(dim=1)], 1)`,
  };
};

const layerNormAt: CodeWriter<'layerNormAt'> = ({ ids, which, from = 0 }, writer, view) => {
  const position = view.position ?? from;
  const layer = Math.floor(which / 2);
  const part = which % 2 === 0 ? 'residual' : 'residualMid';
  const norm =
    which % 2 === 0
      ? `[*(block.ln_1 for block in model.transformer.h), model.transformer.ln_f][${layer}]`
      : `model.transformer.h[${layer}].ln_2`;
  return {
    code: `const text = ${writer.text(ids)};
const position = ${position};
// What layer norm ${which} reads, in the order of computation.
const { ${part} } = await gpt2.trace(text, { capture: '${part}' });
const x = ${part}.at(${layer}, position);
display(x, { label: 'before' });
// The mean taken away, divided by the standard deviation; gain and bias come after.
const centred = x.sub(x.mean());
const deviation = Math.sqrt(centred.dot(centred).item() / gpt2.width + 1e-5);
display(centred.div(deviation), { label: 'scaled' });`,
    python: `ids = ${writer.pythonIds(ids)}
position = ${position}
norm = ${norm}
found = []
hook = norm.register_forward_pre_hook(lambda _, inputs: found.append(inputs[0][0, position]))
model(ids)
hook.remove()
x = found[0]
x, torch.nn.functional.layer_norm(x, x.shape, eps=1e-5)`,
  };
};

const mlpInputs: CodeWriter<'mlpInputs'> = ({ ids, layer, from = 0 }, writer, view) => {
  const position = view.position ?? from;
  const middle = view.layer ?? layer;
  return {
    code: `const text = ${writer.text(ids)};
const [layer, position] = [${middle ?? 'Math.floor((gpt2.layers - 1) / 2)'}, ${position}];
const { preActivation } = await gpt2.trace(text, { capture: 'preActivation' });
const inputs = preActivation.at(layer, position);
display(inputs, { label: 'before the GELU' });
// The GELU as GPT-2 computes it.
const gelu = (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
display(inputs.map((x) => gelu(x)), { label: 'after it' });`,
    python: `ids = ${writer.pythonIds(ids)}
layer, position = ${middle ?? '(model.config.n_layer - 1) // 2'}, ${position}
mlp = model.transformer.h[layer].mlp
found = []
hook = mlp.c_fc.register_forward_hook(lambda _, inputs, output: found.append(output[0, position]))
model(ids)
hook.remove()
found[0], mlp.act(found[0])`,
  };
};

const neurons: CodeWriter<'neurons'> = ({ texts, layer, top, neurons: only = [] }) => ({
  shows: ['activations'],
  code: `const [layer, top] = [${layer}, ${top}];
const neurons = ${list(only)};
const gelu = (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
// Where in a sample of sentences is each neuron most active?
const places = neurons.map(() => []);
for (const text of gpt2.sample) {
  const { tokens, preActivation } = await gpt2.trace(text, { capture: 'preActivation' });
  tokens.tokens.forEach((token, position) => {
    const row = preActivation.at(layer, position);
    neurons.forEach((neuron, i) => {
      const before = tokens.tokens.slice(Math.max(0, position - 4), position).join('');
      places[i].push({ neuron, before, token, activation: gelu(row.at(neuron).item()) });
    });
  });
}
places.flatMap((found) => found.sort((a, b) => b.activation - a.activation).slice(0, top))`,
  python: `layer, top = ${layer}, ${top}
neurons = ${list(only)}
sample = ${lines(texts)}
found = []
mlp = model.transformer.h[layer].mlp
hook = mlp.act.register_forward_hook(lambda _, inputs, output: found.append(output[0, :, neurons]))
for sentence in sample:
    model(tokenizer(sentence, return_tensors='pt').input_ids)
hook.remove()
torch.cat(found).topk(top, dim=0).values.T`,
});

const lens: CodeWriter<'lens'> = ({ ids, top, from = 0 }, writer, view) => {
  const position = view.position ?? ids.length - 1;
  const read = ids.slice(0, Math.max(from, position) + 1);
  return {
    code: `// What would the model predict if it stopped after each block?
const text = ${writer.text(read)};
await gpt2.lens(text, { top: ${top} })`,
    python: `ids = ${writer.pythonIds(read)}
states = model(ids, output_hidden_states=True).hidden_states
# The last of them has gone through the final layer norm already.
normed = [*(model.transformer.ln_f(x[0, -1]) for x in states[:-1]), states[-1][0, -1]]
(torch.stack(normed) @ model.lm_head.weight.T).softmax(-1).topk(${top}).values`,
  };
};

const unembedding: CodeWriter<'unembedding'> = ({ ids, top }, writer) => ({
  code: `const text = ${writer.text(ids)};
const { lastLogits, next } = await gpt2.trace(text, { capture: 'lastLogits', top: ${top} });
next.tokens.map(({ token, id, probability }) => ({
  token,
  logit: lastLogits.at(id).item(),
  probability,
}))`,
  python: `ids = ${writer.pythonIds(ids)}
# The last vector, after the final layer norm, times the row of each token.
x = model.transformer(ids).last_hidden_state[0, -1]
logits = model.lm_head.weight @ x
top = logits.topk(${top})
torch.stack([top.values, logits.softmax(-1)[top.indices]], 1)`,
});

const embeddingSum: CodeWriter<'embeddingSum'> = ({ ids, from = 0 }, writer, view) => {
  const position = view.position ?? from;
  return {
    code: `const text = ${writer.text(ids)};
const position = ${position};
const pass = await gpt2.trace(text, {
  capture: ['tokenEmbedding', 'positionEmbedding', 'residual'],
});
display(pass.tokenEmbedding.at(position), { label: 'the token’s row' });
display(pass.positionEmbedding.at(position), { label: 'the position’s row' });
display(pass.residual.at(0, position), { label: 'their sum, which enters the first block' });`,
    python: `ids = ${writer.pythonIds(ids)}
position = ${position}
token = model.transformer.wte.weight[ids[0, position]]
place = model.transformer.wpe.weight[position]
token, place, token + place`,
  };
};

const reorder: CodeWriter<'reorder'> = ({ ids, order }, writer) => ({
  code: `const { ids } = await gpt2.tokenize(${writer.text(ids)});
// Which token stands at each place.
const moved = ${list(order)}.map((place) => ids[place]);
const zeros = ids.map(() => 0);
const told = {
  'told its position, under the mask': {},
  'under the mask alone': { positions: zeros },
  'told nothing of the order': { positions: zeros, causal: false },
};
for (const [label, options] of Object.entries(told)) {
  const read = async (text) =>
    (await gpt2.trace(text, { capture: 'lastLogits', ...options })).lastLogits.softmax();
  const difference = (await read(ids)).sub(await read(moved));
  // The share of probability that moves when the tokens change places.
  display(difference.map((x) => Math.abs(x)).sum().div(2), { label });
}`,
  python: `ids = ${writer.pythonIds(ids)}
moved = ids[:, ${list(order)}]
T = ids.shape[1]
zeros = torch.zeros(1, T, dtype=torch.long)
# A mask with four axes is taken as it is: nothing is hidden.
told = [{}, dict(position_ids=zeros), dict(position_ids=zeros, attention_mask=torch.zeros(1, 1, T, T))]
p = lambda ids, how: model(ids, **how).logits[0, -1].softmax(-1)
[(p(ids, how) - p(moved, how)).abs().sum() / 2 for how in told]`,
});

const embeddingRows: CodeWriter<'embeddingRows'> = ({ ids }, writer) => ({
  code: `// The rows of ${writer.named(ids)} in the token embedding.
const rows = await gpt2.embed(${list(ids)});
rows`,
  python: `# The rows of ${writer.named(ids)}.
model.transformer.wte.weight[${list(ids)}]`,
});

const surprise: CodeWriter<'surprise'> = ({ text, most }) => ({
  code: `const text = ${quoted(text)};
await gpt2.surprise(text, { most: ${most} })`,
  python: `ids = tokenizer(${quoted(text)}, return_tensors='pt').input_ids[:, :${most}]
# The text begins with the token that begins and ends texts: its first token is scored, too.
begin = torch.tensor([[model.config.bos_token_id]])
log_p = model(torch.cat([begin, ids], 1)).logits[0, :-1].log_softmax(-1)
-log_p[range(ids.shape[1]), ids[0]] / torch.tensor(2.0).log()`,
});

/** What is in the residual stream, and who reads and writes it. */
export const STREAM_CODE = {
  residualFlow,
  layerNormAt,
  mlpInputs,
  neurons,
  lens,
  unembedding,
  embeddingSum,
  reorder,
  embeddingRows,
  surprise,
};
