import { pythonEffects, pythonMeans } from './replaced';
import { draws, indented } from './sampling';
import type { CodeWriter } from './types';

const ledger: CodeWriter<'ledger'> = ({ ids, position, answerIds }, writer) => {
  const read = ids.slice(0, (position ?? ids.length - 1) + 1);
  const [answer, other] = answerIds.map((id) => writer.text([id]));
  return {
    code: `const text = ${writer.text(read)};
// What each part adds to the logit of one token minus that of another.
await gpt2.why(text, ${answer}, ${other})`,
    python: `ids = ${writer.pythonIds(read)}
answer, other = ${answerIds[0]}, ${answerIds[1]}
d, norm = model.config.n_embd // model.config.n_head, model.transformer.ln_f
heads, mlps, last = [], [], []
hooks = [norm.register_forward_pre_hook(lambda _, inputs: last.append(inputs[0][0, -1]))]
for block in model.transformer.h:
    hooks.append(block.attn.c_proj.register_forward_pre_hook(lambda _, inputs: heads.append(inputs[0][0, -1])))
    hooks.append(block.mlp.register_forward_hook(lambda _, inputs, output: mlps.append(output[0, -1])))
logits = model(ids).logits[0, -1]
for hook in hooks:
    hook.remove()

difference = model.lm_head.weight[answer] - model.lm_head.weight[other]
deviation = (last[0].var(correction=0) + norm.eps).sqrt()

def term(x):
    """What a vector of the stream adds, the scale of the final layer norm held."""
    return ((x - x.mean()) / deviation * norm.weight) @ difference

terms = [term(model.transformer.wte.weight[ids[0, -1]]), term(model.transformer.wpe.weight[ids.shape[1] - 1])]
for block, z, mlp in zip(model.transformer.h, heads, mlps):
    weight = block.attn.c_proj.weight
    terms += [term(z[h * d : (h + 1) * d] @ weight[h * d : (h + 1) * d]) for h in range(model.config.n_head)]
    terms += [term(block.attn.c_proj.bias), term(mlp)]
terms.append(norm.bias @ difference)
# What rounding leaves between the sum and the two logits.
torch.stack([*terms, logits[answer] - logits[other] - sum(terms)])`,
  };
};

const knockOuts: CodeWriter<'knockOuts'> = ({ ids, position, answerIds }, writer) => {
  const read = ids.slice(0, (position ?? ids.length - 1) + 1);
  const [answer, other] = answerIds.map((id) => writer.text([id]));
  return {
    code: `const text = ${writer.text(read)};
const [answer] = (await gpt2.tokenize(${answer})).ids;
const [other] = (await gpt2.tokenize(${other})).ids;
const position = (await gpt2.tokenize(text)).length - 1;
const means = await gpt2.means();
const difference = async (patch) => {
  const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits', patch });
  return lastLogits.at(answer).item() - lastLogits.at(other).item();
};
const whole = await difference([]);
// How much of the difference goes when one part gives its mean at the last token?
const effects = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  for (let head = 0; head < gpt2.heads; head++) {
    const vector = means.headOutput.at(layer, head);
    const without = await difference({ layer, head, position, vector });
    effects.push({ part: \`head \${layer}.\${head}\`, effect: whole - without });
  }
}
const { residualMid } = await gpt2.trace(text, { capture: 'residualMid' });
for (let layer = 0; layer < gpt2.layers; layer++) {
  // What an MLP writes goes into the next block's stream.
  const vector = residualMid.at(layer, position).add(means.mlpOutput.at(layer));
  const without = await difference({ layer: layer + 1, position, vector });
  effects.push({ part: \`MLP \${layer}\`, effect: whole - without });
}
display(effects.map(({ effect }) => effect), { bars: effects.map(({ part }) => part), unit: 'logits' });`,
    python: `ids = ${writer.pythonIds(read)}
answer, other = ${answerIds[0]}, ${answerIds[1]}
${pythonMeans()}
blocks = model.transformer.h

${pythonEffects('at its mean', 'heads_mean', 'mlps_mean')}`,
  };
};

const patchGrid: CodeWriter<'patchGrid'> = (request, writer) => {
  const { cleanIds, corruptedIds, answerIds, patched = 'stream', position } = request;
  const [answer, other] = answerIds.map((id) => writer.text([id]));
  const heads = patched === 'heads';
  const only = position === undefined ? 'clean.tokens.ids.keys()' : `[${position}]`;
  const part = heads ? 'headOutput' : 'residual';
  const cell = heads
    ? `Array.from(${only}, (position) => ({
      layer, head: column, position, vector: clean.headOutput.at(layer, column, position),
    }))`
    : '{ layer, position: column, vector: clean.residual.at(layer, column) }';
  return {
    shows: ['recovered'],
    code: `const from = ${writer.text(cleanIds)};
const into = ${writer.text(corruptedIds)};
const [answer] = (await gpt2.tokenize(${answer})).ids;
const [other] = (await gpt2.tokenize(${other})).ids;
const difference = ({ lastLogits }) => lastLogits.at(answer).item() - lastLogits.at(other).item();
const clean = await gpt2.trace(from, { capture: ['${part}', 'lastLogits'] });
const corrupted = await gpt2.trace(into, { capture: 'lastLogits' });
const whole = difference(clean) - difference(corrupted);
// A row a layer, a column a ${heads ? 'head' : 'token'}: how much of the difference comes back?
const rows = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  const row = [];
  for (let column = 0; column < ${heads ? 'gpt2.heads' : 'clean.tokens.length'}; column++) {
    const patch = ${cell};
    const patched = await gpt2.trace(into, { capture: 'lastLogits', patch });
    row.push((difference(patched) - difference(corrupted)) / whole);
  }
  rows.push(row);
}
display(rows, { label: 'share of the difference that comes back' });`,
    python: `from_ids = ${writer.pythonIds(cleanIds)}
into_ids = ${writer.pythonIds(corruptedIds)}
answer, other = ${answerIds[0]}, ${answerIds[1]}
difference = lambda logits: logits[answer] - logits[other]
blocks, d = model.transformer.h, model.config.n_embd // model.config.n_head
modules = [${heads ? 'block.attn.c_proj' : 'block'} for block in blocks]
taken = []
hooks = [module.register_forward_pre_hook(lambda _, inputs: taken.append(inputs[0])) for module in modules]
clean = difference(model(from_ids).logits[0, -1])
for hook in hooks:
    hook.remove()
corrupted = difference(model(into_ids).logits[0, -1])

def patched(layer, column):
    def put_in(_, inputs):
        x = inputs[0].clone()
        ${
          heads
            ? `place = (0, ${position ?? 'slice(None)'}, slice(column * d, (column + 1) * d))`
            : 'place = (0, column)'
        }
        x[place] = taken[layer][place]
        return (x, *inputs[1:])

    hook = modules[layer].register_forward_pre_hook(put_in)
    logits = model(into_ids).logits[0, -1]
    hook.remove()
    return (difference(logits) - corrupted) / (clean - corrupted)

columns = ${heads ? 'model.config.n_head' : 'into_ids.shape[1]'}
torch.tensor([[patched(layer, column) for column in range(columns)] for layer in range(len(blocks))])`,
  };
};

const steer: CodeWriter<'steer'> = (request, writer) => {
  const { ids, plusIds, minusIds, layer, strength, tokens, settings } = request;
  const { temperature, topK = 0, seed = 0 } = settings;
  const random = draws(seed, tokens);
  const kept = topK === 0 ? 'gpt2.vocabulary' : topK;
  return {
    code: `const text = ${writer.text(ids)};
const [layer, strength, temperature] = [${layer}, ${strength}, ${temperature}];
// What is added: the stream of one text's last token, minus that of another.
const last = async (of) => {
  const { residual } = await gpt2.trace(of, { capture: 'residual' });
  return residual.at(layer, -1);
};
const towards = await last(${writer.text(plusIds)});
const vector = towards.sub(await last(${writer.text(minusIds)})).mul(strength);

// The random numbers that seed ${seed} gives, one for each token.
const random = ${random};
const write = async (add) => {
  const { ids } = await gpt2.tokenize(text);
  const written = [];
  for (let left of random) {
    const { lastLogits } = await gpt2.trace([...ids, ...written], { capture: 'lastLogits', add });
    const kept = lastLogits.topK(${kept}).sort((a, b) => a.index - b.index);
    const p = tensor(kept.map(({ value }) => value)).softmax(temperature).toArray();
    written.push(kept[p.findIndex((share) => (left -= share) < 0)].index);
  }
  return (await gpt2.tokenize(written)).tokens.join('');
};
display(await write([]));
display(await write({ layer, vector }));`,
    python: `layer, strength = ${layer}, ${strength}
last = lambda ids: model(ids, output_hidden_states=True).hidden_states[layer][0, -1]
vector = strength * (last(${writer.pythonIds(plusIds)}) - last(${writer.pythonIds(minusIds)}))
# The random numbers that seed ${seed} gives, one for each token.
random = torch.tensor(${random}, dtype=torch.double)

def write(add):
    ids = ${writer.pythonIds(ids)}
    start = ids.shape[1]
    hook = model.transformer.h[layer].register_forward_pre_hook(lambda _, inputs: (inputs[0] + add, *inputs[1:]))
    for u in random:
        logits = model(ids).logits[0, -1].double() / ${temperature}
${indented(indented(topK === 0 ? '' : `logits[logits < logits.topk(${topK}).values[-1]] = -torch.inf`))}
        token = (logits.softmax(-1).cumsum(0) <= u).sum()
        ids = torch.cat([ids, token.reshape(1, 1)], 1)
    hook.remove()
    return tokenizer.decode(ids[0, start:])

write(torch.zeros(model.config.n_embd)), write(vector)`,
  };
};

const composition: CodeWriter<'composition'> = (_, __, view) => {
  const { reader, reading = 'key' } = view;
  return {
    code: `const scores = (await gpt2.composition()).${reading};
// How strongly one head reads what each head of an earlier layer writes; both as layer · H + head.
const reader = ${reader ?? 'gpt2.layers * gpt2.heads - 1'};
const earlier = Math.floor(reader / gpt2.heads) * gpt2.heads;
const read = Array.from({ length: earlier }, (_, writer) => ({
  writer: \`head \${Math.floor(writer / gpt2.heads)}.\${writer % gpt2.heads}\`,
  score: scores.at(writer, reader).item(),
}));
read.sort((a, b) => b.score - a.score)`,
    python: `config = model.config
D, H = config.n_embd, config.n_head
d = D // H
reader = ${reader ?? 'config.n_layer * H - 1'}
# Layer norm takes the mean over the width away, and its gain counts to what reads after it.
centre = torch.eye(D) - 1 / D
block = model.transformer.h[reader // H]
column = ${{ query: 0, key: 1, value: 2 }[reading]} * D + reader % H * d
reads = block.ln_1.weight[:, None] * block.attn.c_attn.weight[:, column : column + d]
scores = []
for writer in range(reader // H * H):
    rows = slice(writer % H * d, (writer % H + 1) * d)
    writes = model.transformer.h[writer // H].attn.c_proj.weight[rows] @ centre
    scores.append((writes @ reads).norm() / (writes.norm() * (centre @ reads).norm()))
torch.stack(scores).sort(descending=True).values`,
  };
};

/** How parts work together. */
export const CIRCUITS_CODE = { ledger, knockOuts, patchGrid, steer, composition };
