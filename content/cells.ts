/** A cell of the notebook, and the same question in Python, which its export carries. */
interface StartingCell {
  readonly code: string;
  /** Follows lib/cells/ipynb.ts’s first cell, and the cells above. */
  readonly python: string;
}

/** The cells that a reader finds on the page for cells, each going on from those above it. */
export const startingCells: readonly StartingCell[] = [
  {
    code: `// Change the sentence, then press Shift-Enter.
const text = 'Anna has a purple duck. Anna has a purple';
const next = await gpt2.next(text, { top: 8 });
next`,
    python: `text = 'Anna has a purple duck. Anna has a purple'
ids = tokenizer(text, return_tensors='pt').input_ids
p = model(ids).logits[0, -1].softmax(-1)
top = p.topk(8)
for value, i in zip(top.values, top.indices):
    print(f'{tokenizer.decode(i)!r:12} {value:.4f}')`,
  },
  {
    code: `// Where does one head look? Layers and heads are counted from 0.
const [layer, head] = [5, 1];
const { attention } = await gpt2.trace(text);
attention.at(layer, head)`,
    python: `layer, head = 5, 1
attention = model(ids, output_attentions=True).attentions[layer][0, head]
print(attention.numpy().round(3))`,
  },
  {
    code: `// The same sentence with that head switched off.
const without = await gpt2.trace(text, { headsOff: [[layer, head]], top: 200 });
without.next`,
    python: `d = model.config.n_embd // model.config.n_head

def switch_off(module, inputs):
    z = inputs[0].clone()
    z[..., head * d : (head + 1) * d] = 0
    return (z,)

hook = model.transformer.h[layer].attn.c_proj.register_forward_pre_hook(switch_off)
without = model(ids).logits[0, -1].softmax(-1)
hook.remove()
for i in without.topk(8).indices:
    print(f'{tokenizer.decode(i)!r:12} {without[i]:.4f}')`,
  },
  {
    code: `// What has changed for the tokens that were likeliest?
const change = next.tokens.map(
  ({ token, probability }) => 100 * (without.next.of(token) - probability),
);
display(change, {
  bars: next.tokens.map(({ token }) => token),
  unit: 'percentage points, with the head off',
});`,
    python: `change = 100 * (without - p)[top.indices]
for i, x in zip(top.indices, change):
    print(f'{tokenizer.decode(i)!r:12} {x:+.3f} percentage points')`,
  },
];
