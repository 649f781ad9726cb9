import { replacedInPython, replacedInTypeScript } from './replaced';
import type { CodeWriter } from './types';
import { list, quoted } from './writer';

const ablate: CodeWriter<'ablate'> = ({ ids, by }, writer, { target = 0 }) => ({
  code: `const text = ${writer.text(ids)};
const { next } = await gpt2.trace(text);
// The token that is followed, by its place among the likeliest.
const target = next.tokens[${target}];
${replacedInTypeScript(by)}
// What becomes of its log-probability when one head alone is off?
const effects = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  const row = [];
  for (let head = 0; head < gpt2.heads; head++) {
    const { lastLogits } = await gpt2.trace(text, {
      capture: 'lastLogits',
      patch: off([layer, head]),
    });
    const after = lastLogits.softmax().at(target.id).item();
    row.push(Math.log(after / target.probability));
  }
  effects.push(row);
}
display(effects, { label: \`log-probability of “\${target.token}”, in nats; a row a layer\` });`,
  python: `ids = ${writer.pythonIds(ids)}
${replacedInPython(by)}
log_p = lambda off: logits_without(ids, off).log_softmax(-1)
before = log_p([])
target = before.topk(${target + 1}).indices[-1]
config = model.config
torch.tensor([[log_p([(l, h)])[target] - before[target] for h in range(config.n_head)] for l in range(config.n_layer)])`,
});

const headsOff: CodeWriter<'headsOff'> = ({ ids, headsOff: off, top, by }, writer) => {
  const heads = `[${off.map(list).join(', ')}]`;
  return {
    code: `const text = ${writer.text(ids)};
// The heads that are off, as [layer, head] from 0; write some: [[2, 3], [4, 0]].
const heads = ${heads};
${replacedInTypeScript(by)}
const { next } = await gpt2.trace(text, { top: ${top} });
const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits', patch: off(...heads) });
const after = lastLogits.softmax();
next.tokens.map(({ token, id, probability }) => ({
  token,
  'all heads on': probability,
  'with some off': after.at(id).item(),
}))`,
    python: `ids = ${writer.pythonIds(ids)}
heads = ${heads}
${replacedInPython(by)}
before = logits_without(ids, []).softmax(-1)
after = logits_without(ids, heads).softmax(-1)
torch.stack([before, after], 1)[before.topk(${top}).indices]`,
  };
};

const repeatedText: CodeWriter<'repeatedText'> = (request, _, { by = 'mean' }) => {
  const { before, cue, word, most } = request;
  return {
    code: `const before = ${quoted(before)};
const cue = ${quoted(cue)};
const { ids } = await gpt2.tokenize(before + cue);
const target = (await gpt2.tokenize(before + cue + ${quoted(word)})).ids[ids.length];
${replacedInTypeScript(by)}
const probability = async (text, ...heads) => {
  const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits', patch: off(...heads) });
  return lastLogits.softmax().at(target).item();
};
display(await probability(cue), { label: 'after the last sentence alone' });
const whole = await probability(ids);
display(whole, { label: 'after the whole text' });

// Each head alone: without which does the word lose most?
const effects = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  for (let head = 0; head < gpt2.heads; head++) {
    const nats = Math.log((await probability(ids, [layer, head])) / whole);
    effects.push({ head: [layer, head], nats });
  }
}
effects.sort((a, b) => a.nats - b.nats);
const carriers = effects.slice(0, ${most}).filter(({ nats }) => nats < -0.1);
display(effects.slice(0, 10).map(({ nats }) => nats), {
  bars: effects.map(({ head }) => \`layer \${head[0]}, head \${head[1]}\`),
  unit: 'nats, with that head off',
});
display(await probability(ids, ...carriers.map(({ head }) => head)), {
  label: 'with the first ${most} of them off',
});`,
    python: `before, cue, word = ${quoted(before)}, ${quoted(cue)}, ${quoted(word)}
cut = lambda text: tokenizer(text, return_tensors='pt').input_ids
ids = cut(before + cue)
target = cut(before + cue + word)[0, ids.shape[1]]
${replacedInPython(by)}
probability = lambda ids, off=[]: logits_without(ids, off).softmax(-1)[target].item()
whole = probability(ids)
config = model.config
heads = [(l, h) for l in range(config.n_layer) for h in range(config.n_head)]
effects = torch.tensor([probability(ids, [head]) / whole for head in heads]).log()
order = effects.argsort()
carriers = [heads[i] for i in order[:${most}] if effects[i] < -0.1]
probability(cut(cue)), whole, effects[order[:10]], probability(ids, carriers)`,
  };
};

const outputProjection: CodeWriter<'outputProjection'> = (request, writer, view) => {
  const { ids, layer, position, places = [0] } = request;
  const place = view.place ?? places[0] ?? 0;
  return {
    code: `const text = ${writer.text(ids)};
const [layer, position, place] = [${layer}, ${position}, ${place}];
const nothing = Array(gpt2.width / gpt2.heads).fill(0);
const stream = async (patch = []) => {
  const { residual, residualMid } = await gpt2.trace(text, {
    capture: ['residual', 'residualMid'],
    patch,
  });
  return [residual, residualMid].map((x) => x.at(layer, position, place).item());
};
const [before, after] = await stream();
// What is missing without a head is what it wrote.
const written = [];
for (let head = 0; head < gpt2.heads; head++) {
  const [, without] = await stream([{ layer, head, vector: nothing }]);
  written.push(after - without);
}
display(written, { label: \`what each head adds at place \${place}\` });
const sum = written.reduce((a, b) => a + b, 0);
display([before, after - before - sum, after], { label: 'the stream before, the bias, the stream after' });`,
    python: `ids = ${writer.pythonIds(ids)}
layer, position, place = ${layer}, ${position}, ${place}
block = model.transformer.h[layer]
found = {}
hooks = [
    module.register_forward_pre_hook(lambda _, inputs, name=name: found.update({name: inputs[0][0, position]}))
    for name, module in (('before', block), ('z', block.attn.c_proj), ('after', block.ln_2))
]
model(ids)
for hook in hooks:
    hook.remove()
W_O, bias = block.attn.c_proj.weight, block.attn.c_proj.bias
written = (found['z'] * W_O[:, place]).view(model.config.n_head, -1).sum(-1)
written, torch.stack([found['before'][place], bias[place], found['after'][place]])`,
  };
};

/** What heads write, and what becomes of a prediction when they are off. */
export const HEADS_CODE = { ablate, headsOff, repeatedText, outputProjection };
