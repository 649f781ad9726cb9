export const learningCells = {
  'learning/surprise': {
    code: `// The surprise of a token is the negative logarithm of its probability; the loss is their mean.
const { values, labels } = await gpt2.surprise(
  'Once upon a time there was a little telephone.',
);
display(values, { bars: labels, unit: 'bits' });
display(tensor(values).mean(), {
  label: 'mean, in bits a token',
});
display(Math.log2(gpt2.vocabulary), {
  label: 'a model that finds every token alike',
});`,
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
const { lastLogits } = await gpt2.trace('Fish live in the', {
  capture: 'lastLogits',
});
const p = lastLogits.softmax();
const ids = await Promise.all(
  endings.map(
    async (word) => (await gpt2.tokenize(word)).ids[0],
  ),
);
display(
  ids.map((id) => p.at(id).item()),
  {
    bars: endings,
    unit: 'probability after “Fish live in the”',
  },
);`,
    python: `p = model(tokenizer('Fish live in the', return_tensors='pt').input_ids).logits[0, -1].softmax(-1)
p[[tokenizer(word).input_ids[0] for word in (' woods', ' forest', ' sea', ' river')]]`,
  },
} as const;
