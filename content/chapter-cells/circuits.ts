export const circuitsCells = {
  'circuits/sum': {
    code: `// The terms of the ledger add up to the difference of the two logits.
const text = 'Once upon a time there was an old';
const { values } = await gpt2.why(text, ' man', ' woman');
display(
  values.reduce((sum, x) => sum + x, 0),
  { label: 'sum of all terms' },
);

const { lastLogits } = await gpt2.trace(text, {
  capture: 'lastLogits',
});
const logit = async (word) =>
  lastLogits.at((await gpt2.tokenize(word)).ids[0]).item();
display((await logit(' man')) - (await logit(' woman')), {
  label: 'difference of the logits',
});`,
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
const [ids, others] = [
  (await gpt2.tokenize(from)).ids,
  (await gpt2.tokenize(into)).ids,
];
const position = ids.findIndex((id, i) => id !== others[i]);
const { residual } = await gpt2.trace(from, {
  capture: 'residual',
});
const probability = async (text, patch) => {
  const { lastLogits } = await gpt2.trace(text, {
    capture: 'lastLogits',
    patch,
  });
  return lastLogits.softmax().at(ids[position]).item();
};
const rows = {
  'the text itself': await probability(from, []),
  'the other text': await probability(into, []),
};
for (let layer = 0; layer < gpt2.layers; layer++) {
  const patch = {
    layer,
    position,
    vector: residual.at(layer, position),
  };
  rows[\`put into layer \${layer}\`] = await probability(
    into,
    patch,
  );
  // The null run: put into its own text, it changes nothing.
  if (layer === 0)
    rows['null run'] = await probability(from, patch);
}
display(Object.values(rows), {
  bars: Object.keys(rows),
  unit: 'probability of “ duck”',
});`,
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
} as const;
