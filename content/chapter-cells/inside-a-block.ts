export const insideABlockCells = {
  'inside-a-block/written': {
    code: `// How long is what each MLP adds to the stream of the last token?
const text = 'Once upon a time there was an old';
const { residual, residualMid, mlpOutput } = await gpt2.trace(
  text,
  {
    capture: ['residual', 'residualMid', 'mlpOutput'],
  },
);
const layers = Array.from(
  { length: gpt2.layers },
  (_, layer) => layer,
);
display(
  layers.map((layer) =>
    mlpOutput.at(layer, -1).norm().item(),
  ),
  {
    bars: layers.map((layer) => \`MLP \${layer}\`),
    unit: 'length',
  },
);

// Is the stream that leaves a block really the one before its MLP, plus what the MLP has written?
const apart = layers.map((layer) => {
  const sum = residualMid
    .at(layer, -1)
    .add(mlpOutput.at(layer, -1));
  return sum
    .sub(residual.at(layer + 1, -1))
    .norm()
    .item();
});
display(Math.max(...apart), {
  label: 'farthest from the sum',
});`,
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
const { tokens, residualMid, next } = await gpt2.trace(text, {
  capture: 'residualMid',
});
const changes = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  // The next block reads what was there before the MLP.
  const patch = tokens.ids.map((_, position) => ({
    layer: layer + 1,
    position,
    vector: residualMid.at(layer, position),
  }));
  const { lastLogits } = await gpt2.trace(text, {
    capture: 'lastLogits',
    patch,
  });
  changes.push(lastLogits.softmax().at(next.top.id).item());
}
display([next.top.probability, ...changes], {
  bars: [
    'all MLPs',
    ...changes.map((_, layer) => \`without MLP \${layer}\`),
  ],
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
} as const;
