export const positionalEncodingCells = {
  'positional-encoding/shifted': {
    code: `// The same text, told that it begins at another position.
const text = 'Once upon a time there was an old';
const { ids } = await gpt2.tokenize(text);
const starts = [0, 1, 10, 100];
const tops = [];
for (const start of starts) {
  const { next } = await gpt2.trace(text, {
    positions: ids.map((_, i) => start + i),
  });
  tops.push(next.of(' man'));
}
display(tops, {
  bars: starts.map((start) => \`from \${start}\`),
  unit: 'probability of “ man”',
});`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
man = tokenizer(' man').input_ids[0]
places = torch.arange(ids.shape[1])[None]
[model(ids, position_ids=places + start).logits[0, -1].softmax(-1)[man].item() for start in (0, 1, 10, 100)]`,
  },
  'positional-encoding/distance': {
    code: `// How alike are the rows of two positions, the farther apart they are?
const { positionEmbedding: rows } = await gpt2.trace(
  Array(130).fill(0),
  {
    capture: 'positionEmbedding',
  },
);
const cosine = (a, b) =>
  a.dot(b).item() / (a.norm().item() * b.norm().item());
const distances = [0, 1, 2, 4, 8, 16, 32, 64];
display(
  distances.map((d) => cosine(rows.at(64), rows.at(64 + d))),
  {
    bars: distances.map(String),
    unit: 'cosine, by how many positions apart',
  },
);`,
    python: `rows = model.transformer.wpe.weight
others = rows[[64 + d for d in (0, 1, 2, 4, 8, 16, 32, 64)]]
torch.nn.functional.cosine_similarity(rows[64:65], others)`,
  },
} as const;
