export const maskedAttentionCells = {
  'masked-attention/head': {
    code: `// The same with the model’s own numbers: one head at the last token.
const text = 'Once upon a time there was an old';
const [layer, head] = [2, 5];
const pass = await gpt2.trace(text, {
  capture: ['query', 'key', 'value', 'headOutput'],
});
const q = pass.query.at(layer, head, -1);
const scores = pass.key
  .at(layer, head)
  .matmul(q.reshape(q.size, 1))
  .div(Math.sqrt(q.size));
const weights = scores.reshape(pass.tokens.length).softmax();
display(weights, {
  bars: pass.tokens.tokens,
  unit: 'weight',
});

const output = weights
  .reshape(1, weights.size)
  .matmul(pass.value.at(layer, head))
  .at(0);
const apart = output
  .sub(pass.headOutput.at(layer, head, -1))
  .map((x) => Math.abs(x))
  .max();
display(apart, {
  label: 'farthest from what the model itself has',
});`,
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
const counts = Array.from(
  { length: gpt2.heads },
  (_, head) => {
    const weights = attention
      .at(layer, head, -1)
      .toArray()
      .filter((w) => w > 0);
    return (
      2 **
      -weights.reduce((sum, w) => sum + w * Math.log2(w), 0)
    );
  },
);
display(counts, {
  bars: counts.map((_, head) => \`head \${head}\`),
  unit: 'tokens',
});`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
rows = model(ids, output_attentions=True).attentions[2][0, :, -1]
2 ** -(rows * rows.clamp_min(1e-30).log2()).sum(-1)`,
  },
} as const;
