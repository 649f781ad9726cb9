import { pythonEffects } from './replaced';
import type { CodeWriter } from './types';

const sinks: CodeWriter<'sinks'> = ({ ids, read }, writer) => {
  const before = ids.slice(0, read);
  return {
    code: `const text = ${writer.text(before)};
const { attention, value, tokens } = await gpt2.trace(text, { capture: ['attention', 'value'] });
const mean = (numbers) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
// A row a head: its mean weight on the first token, and how long that token's value is
// beside the others.
const rows = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  for (let head = 0; head < gpt2.heads; head++) {
    const lengths = Array.from({ length: tokens.length }, (_, t) => value.at(layer, head, t).norm().item());
    const weights = lengths.map((_, query) => attention.at(layer, head, query, 0).item());
    rows.push({
      head: \`\${layer}.\${head}\`,
      weight: mean(weights),
      'length of its value': lengths[0] / mean(lengths.slice(1)),
    });
  }
}
rows`,
    python: `ids = ${writer.pythonIds(before)}
config = model.config
d = config.n_embd // config.n_head
given = []
hooks = [block.attn.c_attn.register_forward_hook(lambda _, inputs, output: given.append(output[0])) for block in model.transformer.h]
attentions = model(ids, output_attentions=True).attentions
for hook in hooks:
    hook.remove()
rows = []
for attention, qkv in zip(attentions, given):
    lengths = qkv[:, 2 * config.n_embd :].reshape(-1, config.n_head, d).norm(dim=-1)
    rows.append(torch.stack([attention[0, :, :, 0].mean(-1), lengths[0] / lengths[1:].mean(0)], 1))
torch.cat(rows)`,
  };
};

const exchangedParts: CodeWriter<'exchangedParts'> = ({ ids, otherIds, answerIds }, writer) => {
  const [answer, other] = answerIds.map((id) => writer.text([id]));
  return {
    code: `const text = ${writer.text(ids)};
const otherText = ${writer.text(otherIds)};
const [answer] = (await gpt2.tokenize(${answer})).ids;
const [other] = (await gpt2.tokenize(${other})).ids;
const there = await gpt2.trace(otherText, { capture: ['headOutput', 'mlpOutput'] });
const here = await gpt2.trace(text, { capture: 'residualMid' });
const position = here.tokens.length - 1;
const difference = async (patch) => {
  const { lastLogits } = await gpt2.trace(text, { capture: 'lastLogits', patch });
  return lastLogits.at(answer).item() - lastLogits.at(other).item();
};
const whole = await difference([]);
// How much of the difference goes when one part gives what it gives on the other text?
const effects = [];
for (let layer = 0; layer < gpt2.layers; layer++) {
  for (let head = 0; head < gpt2.heads; head++) {
    const vector = there.headOutput.at(layer, head, position);
    const exchanged = await difference({ layer, head, position, vector });
    effects.push({ part: \`head \${layer}.\${head}\`, effect: whole - exchanged });
  }
}
for (let layer = 0; layer < gpt2.layers; layer++) {
  // What an MLP writes goes into the next block's stream.
  const vector = here.residualMid.at(layer, position).add(there.mlpOutput.at(layer, position));
  const exchanged = await difference({ layer: layer + 1, position, vector });
  effects.push({ part: \`MLP \${layer}\`, effect: whole - exchanged });
}
display(effects.map(({ effect }) => effect), { bars: effects.map(({ part }) => part), unit: 'logits' });`,
    python: `ids = ${writer.pythonIds(ids)}
other_ids = ${writer.pythonIds(otherIds)}
answer, other = ${answerIds[0]}, ${answerIds[1]}
blocks, d = model.transformer.h, model.config.n_embd // model.config.n_head
heads, mlps, hooks = [], [], []
for block in blocks:
    hooks.append(block.attn.c_proj.register_forward_pre_hook(lambda _, inputs: heads.append(inputs[0][0, -1])))
    hooks.append(block.mlp.register_forward_hook(lambda _, inputs, output: mlps.append(output[0, -1])))
model(other_ids)
for hook in hooks:
    hook.remove()

${pythonEffects('exchanged', 'heads', 'mlps')}`,
  };
};

/** Circuits that others have found, looked for here. */
export const KNOWN_CIRCUITS_CODE = { sinks, exchangedParts };
