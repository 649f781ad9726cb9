export const autoRegressionCells = {
  'auto-regression/temperature': {
    code: `// The same logits at four temperatures: what becomes of the likeliest token?
const { lastLogits } = await gpt2.trace(
  'Once upon a time there was an old',
  {
    capture: 'lastLogits',
  },
);
const temperatures = [0.25, 0.5, 1, 2];
display(
  temperatures.map((t) => lastLogits.softmax(t).max().item()),
  {
    bars: temperatures.map((t) => \`temperature \${t}\`),
    unit: 'probability of the likeliest token',
  },
);`,
    python: `ids = tokenizer('Once upon a time there was an old', return_tensors='pt').input_ids
logits = model(ids).logits[0, -1]
[(logits / t).softmax(-1).max().item() for t in (0.25, 0.5, 1, 2)]`,
  },
  'auto-regression/seeds': {
    code: `// The same beginning, with four seeds.
const texts = [];
for (const seed of [1, 2, 3, 4]) {
  const { text } = await gpt2.generate('The wolf', {
    length: 14,
    temperature: 0.8,
    seed,
  });
  texts.push({ seed: String(seed), text });
}
texts;`,
    python: `def write(seed):
    torch.manual_seed(seed)
    ids = tokenizer('The wolf', return_tensors='pt').input_ids
    written = model.generate(ids, attention_mask=torch.ones_like(ids), max_new_tokens=14, do_sample=True, temperature=0.8, top_k=0, pad_token_id=0)
    return tokenizer.decode(written[0, ids.shape[1] :])

# PyTorch draws other random numbers than the page: other texts from the same distribution.
[write(seed) for seed in (1, 2, 3, 4)]`,
  },
} as const;
