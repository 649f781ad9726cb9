/** A cell of a chapter, and the same question in Python; each runs by itself. */
export interface ChapterCode {
  readonly code: string;
  /** Follows lib/cells/ipynb.ts’s first cell, and ends with what the TypeScript shows. */
  readonly python: string;
}

/** The cells in the chapters, by `chapter/name`; `npm run record` writes what each shows. */
export const CHAPTER_CELLS = {
  'introduction/next': {
    code: `// Change the text, then press Run.
const text = 'The princess opened the';
await gpt2.next(text, { top: 5 })`,
    python: `ids = tokenizer('The princess opened the', return_tensors='pt').input_ids
model(ids).logits[0, -1].softmax(-1).topk(5).values`,
  },
  'introduction/write': {
    code: `// One token after another, always the likeliest.
const { text } = await gpt2.generate('The wolf', { length: 16 });
text`,
    python: `ids = tokenizer('The wolf', return_tensors='pt').input_ids
for _ in range(16):
    ids = torch.cat([ids, model(ids).logits[:, -1:].argmax(-1)], 1)
tokenizer.decode(ids[0, len(tokenizer('The wolf').input_ids) :])`,
  },
  'embeddings/tokens': {
    code: `await gpt2.tokenize('A woodcutter, a Woodcutter, a wodcutter.')`,
    python: `tokenizer('A woodcutter, a Woodcutter, a wodcutter.').input_ids`,
  },
  'embeddings/cosine': {
    code: `// Put other words in; keep the space before each.
const words = [' king', ' queen', ' bread'];
const rows = await Promise.all(words.map(async (word) => (await gpt2.embed(word)).at(0)));
const cosine = (a, b) => a.dot(b).item() / (a.norm().item() * b.norm().item());
display(rows.map((row) => cosine(rows[0], row)), { bars: words, unit: 'cosine with the first' });`,
    python: `words = [' king', ' queen', ' bread']
rows = model.transformer.wte.weight[[tokenizer(word).input_ids[0] for word in words]]
torch.nn.functional.cosine_similarity(rows[:1], rows)`,
  },
  'positional-encoding/shifted': {
    code: `// The same text, told that it begins at another position.
const text = 'Once upon a time there was an old';
const { ids } = await gpt2.tokenize(text);
const starts = [0, 1, 10, 100];
const tops = [];
for (const start of starts) {
  const { next } = await gpt2.trace(text, { positions: ids.map((_, i) => start + i) });
  tops.push(next.of(' man'));
}
display(tops, { bars: starts.map((start) => \`from \${start}\`), unit: 'probability of “ man”' });`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
man = tokenizer(' man').input_ids[0]
places = torch.arange(ids.shape[1])[None]
[model(ids, position_ids=places + start).logits[0, -1].softmax(-1)[man].item() for start in (0, 1, 10, 100)]`,
  },
  'positional-encoding/distance': {
    code: `// How alike are the rows of two positions, the farther apart they are?
const { positionEmbedding: rows } = await gpt2.trace(Array(130).fill(0), {
  capture: 'positionEmbedding',
});
const cosine = (a, b) => a.dot(b).item() / (a.norm().item() * b.norm().item());
const distances = [0, 1, 2, 4, 8, 16, 32, 64];
display(distances.map((d) => cosine(rows.at(64), rows.at(64 + d))), {
  bars: distances.map(String),
  unit: 'cosine, by how many positions apart',
});`,
    python: `rows = model.transformer.wpe.weight
others = rows[[64 + d for d in (0, 1, 2, 4, 8, 16, 32, 64)]]
torch.nn.functional.cosine_similarity(rows[64:65], others)`,
  },
  'masked-attention/head': {
    code: `// The same with the model’s own numbers: one head at the last token.
const text = 'Once upon a time there was an old';
const [layer, head] = [2, 5];
const pass = await gpt2.trace(text, { capture: ['query', 'key', 'value', 'headOutput'] });
const q = pass.query.at(layer, head, -1);
const scores = pass.key.at(layer, head).matmul(q.reshape(q.size, 1)).div(Math.sqrt(q.size));
const weights = scores.reshape(pass.tokens.length).softmax();
display(weights, { bars: pass.tokens.tokens, unit: 'weight' });

const output = weights.reshape(1, weights.size).matmul(pass.value.at(layer, head)).at(0);
const apart = output.sub(pass.headOutput.at(layer, head, -1)).map((x) => Math.abs(x)).max();
display(apart, { label: 'farthest from what the model itself has' });`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
layer, head = 2, 5
out = model(ids, output_attentions=True, output_hidden_states=True)
block, d = model.transformer.h[layer], model.config.n_embd // model.config.n_head
parts = block.attn.c_attn(block.ln_1(out.hidden_states[layer][0])).chunk(3, -1)
q, k, v = (part[:, head * d : (head + 1) * d] for part in parts)
weights = (k @ q[-1] / d**0.5).softmax(-1)
given = out.attentions[layer][0, head, -1] @ v
weights, (weights @ v - given).abs().max().item()`,
  },
  'masked-attention/sharp': {
    code: `// How many tokens does each head of a layer look at? 2 to the entropy of its last row.
const text = 'Once upon a time there was an old';
const layer = 2;
const { attention } = await gpt2.trace(text);
const counts = Array.from({ length: gpt2.heads }, (_, head) => {
  const weights = attention.at(layer, head, -1).toArray().filter((w) => w > 0);
  return 2 ** -weights.reduce((sum, w) => sum + w * Math.log2(w), 0);
});
display(counts, { bars: counts.map((_, head) => \`head \${head}\`), unit: 'tokens' });`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
rows = model(ids, output_attentions=True).attentions[2][0, :, -1]
2 ** -(rows * rows.clamp_min(1e-30).log2()).sum(-1)`,
  },
  'inside-a-block/written': {
    code: `// How long is what each MLP adds to the stream of the last token?
const text = 'Once upon a time there was an old';
const { residual, residualMid, mlpOutput } = await gpt2.trace(text, {
  capture: ['residual', 'residualMid', 'mlpOutput'],
});
const layers = Array.from({ length: gpt2.layers }, (_, layer) => layer);
display(layers.map((layer) => mlpOutput.at(layer, -1).norm().item()), {
  bars: layers.map((layer) => \`MLP \${layer}\`),
  unit: 'length',
});

// Is the stream that leaves a block really the one before its MLP, plus what the MLP has written?
const apart = layers.map((layer) => {
  const sum = residualMid.at(layer, -1).add(mlpOutput.at(layer, -1));
  return sum.sub(residual.at(layer + 1, -1)).norm().item();
});
display(Math.max(...apart), { label: 'farthest from the sum' });`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
before, written, after = [], [], []
hooks = []
for block in model.transformer.h:
    hooks += [
        block.ln_2.register_forward_pre_hook(lambda _, inputs: before.append(inputs[0][0, -1])),
        block.mlp.register_forward_hook(lambda _, inputs, output: written.append(output[0, -1])),
        block.register_forward_hook(lambda _, inputs, output: after.append((output if torch.is_tensor(output) else output[0])[0, -1])),
    ]
model(ids)
for hook in hooks:
    hook.remove()
before, written, after = map(torch.stack, (before, written, after))
written.norm(dim=1), [(before + written - after).norm(dim=1).max().item()]`,
  },
  'inside-a-block/without': {
    code: `// What becomes of the likeliest token when one MLP writes nothing?
const text = 'Once upon a time there was an old';
const { tokens, residualMid, next } = await gpt2.trace(text, { capture: 'residualMid' });
const changes = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  // The next block reads what was there before the MLP.
  const patch = tokens.ids.map((_, position) => ({
    layer: layer + 1, position, vector: residualMid.at(layer, position),
  }));
  const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits', patch });
  changes.push(lastLogits.softmax().at(next.top.id).item());
}
display([next.top.probability, ...changes], {
  bars: ['all MLPs', ...changes.map((_, layer) => \`without MLP \${layer}\`)],
  unit: \`probability of “\${next.top.token}”\`,
});`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
p = model(ids).logits[0, -1].softmax(-1)
likeliest, found = p.argmax(), [p.max().item()]
for block in model.transformer.h:
    hook = block.mlp.register_forward_hook(lambda _, inputs, output: torch.zeros_like(output))
    found.append(model(ids).logits[0, -1].softmax(-1)[likeliest].item())
    hook.remove()
found`,
  },
  'auto-regression/temperature': {
    code: `// The same logits at four temperatures: what becomes of the likeliest token?
const { lastLogits } = await gpt2.trace('Once upon a time there was an old', {
  capture: 'lastLogits',
});
const temperatures = [0.25, 0.5, 1, 2];
display(temperatures.map((t) => lastLogits.softmax(t).max().item()), {
  bars: temperatures.map((t) => \`temperature \${t}\`),
  unit: 'probability of the likeliest token',
});`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
logits = model(ids).logits[0, -1]
[(logits / t).softmax(-1).max().item() for t in (0.25, 0.5, 1, 2)]`,
  },
  'auto-regression/seeds': {
    code: `// The same beginning, with four seeds.
const texts = [];
for (const seed of [1, 2, 3, 4]) {
  const { text } = await gpt2.generate('The wolf', { length: 14, temperature: 0.8, seed });
  texts.push({ seed: String(seed), text });
}
texts`,
    python: `def write(seed):
    torch.manual_seed(seed)
    ids = tokenizer('The wolf', return_tensors='pt').input_ids
    written = model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=14, do_sample=True, temperature=0.8, top_k=0, pad_token_id=0)
    return tokenizer.decode(written[0, ids.shape[1] :])

# PyTorch draws other random numbers than the page: other texts from the same distribution.
[write(seed) for seed in (1, 2, 3, 4)]`,
  },
  'learning/surprise': {
    code: `// The surprise of a token is the negative logarithm of its probability; the loss is their mean.
const { values, labels } = await gpt2.surprise('Once upon a time there was a little telephone.');
display(values, { bars: labels, unit: 'bits' });
display(tensor(values).mean(), { label: 'mean, in bits a token' });
display(Math.log2(gpt2.vocabulary), { label: 'a model that finds every token alike' });`,
    python: `text = 'Once upon a time there was a little telephone.'
ids = torch.tensor([[model.config.bos_token_id, *tokenizer(text).input_ids]])
log_p = model(ids).logits[0, :-1].log_softmax(-1)
bits = -log_p[range(ids.shape[1] - 1), ids[0, 1:]] / torch.tensor(2.0).log()
V = torch.tensor(float(model.config.vocab_size))
bits, [bits.mean().item()], [V.log2().item()]`,
  },
  'learning/truth': {
    code: `// Where do fish live? Likely is not true.
const endings = [' woods', ' forest', ' sea', ' river'];
const { lastLogits } = await gpt2.trace('Fish live in the', { capture: 'lastLogits' });
const p = lastLogits.softmax();
const ids = await Promise.all(endings.map(async (word) => (await gpt2.tokenize(word)).ids[0]));
display(ids.map((id) => p.at(id).item()), { bars: endings, unit: 'probability after “Fish live in the”' });`,
    python: `p = model(tokenizer('Fish live in the', return_tensors='pt').input_ids).logits[0, -1].softmax(-1)
p[[tokenizer(word).input_ids[0] for word in (' woods', ' forest', ' sea', ' river')]]`,
  },
  'circuits/sum': {
    code: `// The terms of the ledger add up to the difference of the two logits.
const text = 'Once upon a time there was an old';
const { values } = await gpt2.why(text, ' man', ' woman');
display(values.reduce((sum, x) => sum + x, 0), { label: 'sum of all terms' });

const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits' });
const logit = async (word) => lastLogits.at((await gpt2.tokenize(word)).ids[0]).item();
display((await logit(' man')) - (await logit(' woman')), { label: 'difference of the logits' });`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
logits = model(ids).logits[0, -1]
man, woman = (tokenizer(word).input_ids[0] for word in (' man', ' woman'))
# The rows of the two tokens, and what the final layer norm gives them to read.
x = model.transformer(ids).last_hidden_state[0, -1]
rows = model.lm_head.weight
[(x @ (rows[man] - rows[woman])).item()], [(logits[man] - logits[woman]).item()]`,
  },
  'circuits/patch': {
    code: `// The vector of one word, put into a text that has another word there, at one layer after another.
const [from, into] = [
  'Anna has a purple duck. Anna has a purple',
  'Anna has a purple hat. Anna has a purple',
];
const [ids, others] = [(await gpt2.tokenize(from)).ids, (await gpt2.tokenize(into)).ids];
const position = ids.findIndex((id, i) => id !== others[i]);
const { residual } = await gpt2.trace(from, { capture: 'residual' });
const probability = async (text, patch) => {
  const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits', patch });
  return lastLogits.softmax().at(ids[position]).item();
};
const rows = { 'the text itself': await probability(from, []), 'the other text': await probability(into, []) };
for (let layer = 0; layer < gpt2.layers; layer++) {
  const patch = { layer, position, vector: residual.at(layer, position) };
  rows[\`put into layer \${layer}\`] = await probability(into, patch);
  // The null run: put into its own text, it changes nothing.
  if (layer === 0) rows['null run'] = await probability(from, patch);
}
display(Object.values(rows), { bars: Object.keys(rows), unit: 'probability of “ duck”' });`,
    python: `cut = lambda text: tokenizer(text, return_tensors='pt').input_ids
source, target = cut('Anna has a purple duck. Anna has a purple'), cut('Anna has a purple hat. Anna has a purple')
position = (source != target)[0].int().argmax().item()
duck = source[0, position]
states = model(source, output_hidden_states=True).hidden_states

def probability(ids, layer=None):
    def put_in(_, inputs):
        x = inputs[0].clone()
        x[0, position] = states[layer][0, position]
        return (x, *inputs[1:])

    hook = None if layer is None else model.transformer.h[layer].register_forward_pre_hook(put_in)
    p = model(ids).logits[0, -1].softmax(-1)[duck].item()
    if hook:
        hook.remove()
    return p

patched = [probability(target, layer) for layer in range(model.config.n_layer)]
[probability(source), probability(target), patched[0], probability(source, 0), *patched[1:]]`,
  },
} as const satisfies Readonly<Record<string, ChapterCode>>;

export type ChapterCellName = keyof typeof CHAPTER_CELLS;
