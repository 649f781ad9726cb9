export const embeddingsCells = {
  'embeddings/tokens': {
    code: `await gpt2.tokenize(
  'A woodcutter, a Woodcutter, a wodcutter.',
);`,
    python: `tokenizer('A woodcutter, a Woodcutter, a wodcutter.').input_ids`,
  },
  'embeddings/cosine': {
    code: `// Put other words in; keep the space before each.
const words = [' king', ' queen', ' bread'];
const rows = await Promise.all(
  words.map(async (word) => (await gpt2.embed(word)).at(0)),
);
const cosine = (a, b) =>
  a.dot(b).item() / (a.norm().item() * b.norm().item());
display(
  rows.map((row) => cosine(rows[0], row)),
  { bars: words, unit: 'cosine with the first' },
);`,
    python: `words = [' king', ' queen', ' bread']
rows = model.transformer.wte.weight[[tokenizer(word).input_ids[0] for word in words]]
torch.nn.functional.cosine_similarity(rows[:1], rows)`,
  },
} as const;
