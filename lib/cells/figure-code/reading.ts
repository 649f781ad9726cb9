import { randomIds } from '@/lib/engine/tasks/head-scores';
import { options, pythonSampling } from './sampling';
import type { CodePair, CodeWriter, FigureView } from './types';
import { list, quoted, type TokenWriter } from './writer';

const tokenize: CodeWriter<'tokenize'> = ({ text }) => ({
  shows: ['ids'],
  code: `await gpt2.tokenize(${quoted(text)})`,
  python: `tokenizer(${quoted(text)}).input_ids`,
});

const inspect: CodeWriter<'inspect'> = (request, writer, view) => {
  const { ids, parts, causal = true } = request;
  if (view.settings) return distribution(ids, writer, view);
  if (parts.includes('query')) return steps(ids, writer, { ...firstHead(request), ...view });
  if (parts.includes('attention')) {
    return attention(ids, writer, { ...firstHead(request), ...view }, causal);
  }
  return {
    code: `const text = ${writer.text(ids)};
const { lastLogits, next } = await gpt2.trace(text, { capture: 'lastLogits', top: 10 });
// The logits of the likeliest tokens, and their probabilities: the softmax.
display(next.tokens.map(({ id }) => lastLogits.at(id).item()), {
  bars: next.tokens.map(({ token }) => token),
  unit: 'logits',
});
next`,
    python: `ids = ${writer.pythonIds(ids)}
logits = model(ids).logits[0, -1]
top = logits.topk(10)
top.values, logits.softmax(-1)[top.indices]`,
  };
};

const attentionRow: CodeWriter<'attentionRow'> = ({ ids, layer, head }, writer) =>
  attention(ids, writer, { layer, head }, true);

const overview: CodeWriter<'overview'> = ({ ids, top, lanes }, writer) => ({
  shows: ['attention', 'topProbabilities'],
  code: `const text = ${writer.text(ids)};
const { tokens, attention, next } = await gpt2.trace(text, { top: ${top} });
// The mean of all heads of all layers; of the last ${lanes} tokens.
let mean = attention.at(0, 0).mul(0);
for (let layer = 0; layer < gpt2.layers; layer++) {
  for (let head = 0; head < gpt2.heads; head++) {
    mean = mean.add(attention.at(layer, head).div(gpt2.layers * gpt2.heads));
  }
}
const from = Math.max(0, tokens.length - ${lanes});
display(mean.slice([from], [from]), { label: 'attention, averaged over all heads' });
next`,
  python: `ids = ${writer.pythonIds(ids)}
out = model(ids, output_attentions=True)
mean = torch.stack(out.attentions).mean((0, 2))[0]
mean[-${lanes}:, -${lanes}:], out.logits[0, -1].softmax(-1).topk(${top}).values`,
});

const futureLeak: CodeWriter<'futureLeak'> = ({ ids }, writer) => ({
  shows: ['masked', 'unmasked'],
  code: `const { ids } = await gpt2.tokenize(${writer.text(ids)});
// The same text with another last token: the one that begins and ends texts.
const other = [...ids.slice(0, -1), gpt2.vocabulary - 1];
const earlier = async (of, causal) => {
  const { logits } = await gpt2.trace(of, { capture: 'logits', causal });
  return logits.slice([0, -1]);
};
// How far do the logits of the tokens before it move?
for (const causal of [true, false]) {
  const moved = (await earlier(ids, causal)).sub(await earlier(other, causal));
  display(moved.map((x) => Math.abs(x)).reshape(moved.size).max(), {
    label: causal ? 'with the mask' : 'without it',
  });
}`,
  python: `ids = ${writer.pythonIds(ids)}
other = ids.clone()
other[0, -1] = model.config.vocab_size - 1

def earlier(ids, causal):
    # A mask with four axes is taken as it is: nothing is hidden.
    T = ids.shape[1]
    mask = None if causal else torch.zeros(1, 1, T, T)
    return model(ids, attention_mask=mask).logits[0, :-1]

[(earlier(ids, causal) - earlier(other, causal)).abs().max() for causal in (True, False)]`,
});

const headScores: CodeWriter<'headScores'> = ({ repeated, texts, seed }, writer) => {
  // The token that begins a text is the last of a GPT-2's vocabulary.
  const begin = writer.size - 1;
  const drawn = Array.from({ length: texts }, (_, i) =>
    randomIds(repeated, seed + i, writer.size, begin),
  );
  const given = `[\n${drawn.map((ids) => `  ${list(ids)},\n`).join('')}]`;
  return {
    shows: ['induction'],
    code: `// Random tokens, each text given twice: only the repetition can be foreseen.
const texts = ${given};
const scores = Array.from({ length: gpt2.layers }, () => Array(gpt2.heads).fill(0));
for (const once of texts) {
  const { attention } = await gpt2.trace([...once, ...once]);
  for (let layer = 0; layer < gpt2.layers; layer++) {
    for (let head = 0; head < gpt2.heads; head++) {
      // In the second half: the weight on the token that followed last time.
      const map = attention.at(layer, head);
      const weights = once.map((_, i) => map.at(once.length + i, i + 1).item());
      scores[layer][head] += tensor(weights).mean().item() / texts.length;
    }
  }
}
display(scores, { label: 'induction score; layers down, heads across' });`,
    python: `texts = torch.tensor(${given})
n = texts.shape[1]
maps = model(torch.cat([texts, texts], 1), output_attentions=True).attentions
torch.stack([layer[:, :, n:].diagonal(1, 2, 3).mean((0, 2)) for layer in maps])`,
  };
};

/** The head that a request is about, where the figure says nothing. */
const firstHead = ({ heads }: { readonly heads?: readonly (readonly number[])[] }) => {
  const [layer = 0, head = 0] = heads?.[0] ?? [];
  return { layer, head };
};

function attention(
  ids: readonly number[],
  writer: TokenWriter,
  { layer = 0, head = 0 }: FigureView,
  causal: boolean,
): CodePair {
  const open = causal ? '' : ', { causal: false }';
  const mask = causal
    ? 'out = model(ids, output_attentions=True)'
    : `# A mask with four axes is taken as it is: nothing is hidden.
T = ids.shape[1]
out = model(ids, attention_mask=torch.zeros(1, 1, T, T), output_attentions=True)`;
  return {
    code: `const text = ${writer.text(ids)};
// Layers and heads are counted from 0.
const [layer, head] = [${layer}, ${head}];
const { attention } = await gpt2.trace(text${open});
attention.at(layer, head)`,
    python: `ids = ${writer.pythonIds(ids)}
layer, head = ${layer}, ${head}
${mask}
out.attentions[layer][0, head]`,
  };
}

function distribution(
  ids: readonly number[],
  writer: TokenWriter,
  { settings }: FigureView,
): CodePair {
  const sampling = settings ?? { temperature: 1 };
  return {
    code: `const text = ${writer.text(ids)};
await gpt2.next(text, ${options({ top: 10, ...sampling })})`,
    python: `ids = ${writer.pythonIds(ids)}
logits = model(ids).logits[0, -1].double()
${pythonSampling(sampling)}
p.topk(10).values`,
  };
}

function steps(
  ids: readonly number[],
  writer: TokenWriter,
  { layer = 0, head = 0, position = ids.length - 1 }: FigureView,
): CodePair {
  return {
    code: `const text = ${writer.text(ids)};
// Counted from 0.
const [layer, head, position] = [${layer}, ${head}, ${position}];
const pass = await gpt2.trace(text, { capture: ['query', 'key', 'value'] });
const query = pass.query.at(layer, head, position);
// The mask: keys and values of later tokens are out of reach.
const keys = pass.key.at(layer, head).slice([0, position + 1]);
const values = pass.value.at(layer, head).slice([0, position + 1]);
const scores = keys.matmul(query.reshape(query.size, 1)).reshape(position + 1).div(Math.sqrt(query.size));
const weights = scores.softmax();
display(weights, { bars: pass.tokens.tokens, unit: 'weight' });
display(weights.reshape(1, position + 1).matmul(values).at(0), { label: 'what the head hands on' });`,
    python: `ids = ${writer.pythonIds(ids)}
layer, head, position = ${layer}, ${head}, ${position}
block = model.transformer.h[layer]
x = model(ids, output_hidden_states=True).hidden_states[layer][0]
d = model.config.n_embd // model.config.n_head
q, k, v = (part[:, head * d : (head + 1) * d] for part in block.attn.c_attn(block.ln_1(x)).chunk(3, -1))
scores = k[: position + 1] @ q[position] / d**0.5
weights = scores.softmax(-1)
weights, weights @ v[: position + 1]`,
  };
}

/** What a pass over a text shows. */
export const READING_CODE = { tokenize, inspect, attentionRow, overview, futureLeak, headScores };
