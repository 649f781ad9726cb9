export const introductionCells = {
  'introduction/next': {
    code: `// Change the text, then press Run.
const text = 'The princess opened the';
await gpt2.next(text, { top: 5 });`,
    python: `ids = tokenizer('The princess opened the', return_tensors='pt').input_ids
model(ids).logits[0, -1].softmax(-1).topk(5).values`,
  },
  'introduction/write': {
    code: `// One token after another, always the likeliest.
const { text } = await gpt2.generate('The wolf', {
  length: 16,
});
text;`,
    python: `ids = tokenizer('The wolf', return_tensors='pt').input_ids
for _ in range(16):
    ids = torch.cat([ids, model(ids).logits[:, -1:].argmax(-1)], 1)
tokenizer.decode(ids[0, len(tokenizer('The wolf').input_ids) :])`,
  },
} as const;
