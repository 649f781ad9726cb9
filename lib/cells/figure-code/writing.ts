import { asContinuation } from '@/lib/generation/continuation';
import type { SamplingSettings } from '@/lib/sampling/settings';
import { draws, indented, options, pythonSampling } from './sampling';
import type { CodeWriter } from './types';
import { pythonIdsOf, quoted } from './writer';

const nextTokenDistribution: CodeWriter<'nextTokenDistribution'> = (request, writer) => {
  const { ids, place, settings, named } = request;
  const read = ids.slice(0, place);
  const top = Math.min(named, 12);
  return {
    code: `const text = ${writer.text(read)};
await gpt2.next(text, ${options({ top, ...settings })})`,
    python: `ids = ${writer.pythonIds(read)}
logits = model(ids).logits[0, -1].double()
${pythonSampling(settings)}
p.topk(${top}).values`,
  };
};

const writeText: CodeWriter<'writeText'> = ({ ids, settings, length }, writer) => ({
  code: `const text = ${writer.text(ids)};
const written = await gpt2.generate(text, ${options({ length, ...settings })});
display(written.text);
// The probability that the model gave to each token.
display(written.tokens.map(({ probability }) => probability), {
  bars: written.tokens.map(({ token }) => token),
  unit: 'probability',
});`,
  python: `ids = ${writer.pythonIds(ids)}
start = ids.shape[1]
probabilities = []
${pythonLoop(settings, length)}
tokenizer.decode(ids[0, start:]), probabilities`,
});

const lastTokens: CodeWriter<'lastTokens'> = ({ ids }, writer) => ({
  shows: ['moved', 'topProbabilities'],
  code: `const { ids, tokens } = await gpt2.tokenize(${writer.text(ids)});
const predicted = [];
for (let k = 1; k <= ids.length; k++) {
  // The last k tokens, as if they were all of the text.
  const { lastLogits } = await gpt2.trace(ids.slice(-k), { capture: 'lastLogits' });
  predicted.push(lastLogits.softmax());
}
const whole = predicted.at(-1);
const elsewhere = (p) => p.sub(whole).map((x) => Math.abs(x)).sum().item() / 2;
const bars = [...tokens].reverse();
display(predicted.map(elsewhere), { bars, unit: 'probability that is elsewhere' });
display(predicted.map((p) => p.max().item()), { bars, unit: 'probability of the likeliest' });`,
  python: `ids = ${writer.pythonIds(ids)}
T = ids.shape[1]
# The last k tokens, as if they were all of the text.
p = torch.stack([model(ids[:, T - k :]).logits[0, -1].softmax(-1) for k in range(1, T + 1)])
(p - p[-1]).abs().sum(-1) / 2, p.max(-1).values`,
});

const firstBranches: CodeWriter<'firstBranches'> = ({ ids, length, named }, writer) => ({
  code: `const { ids } = await gpt2.tokenize(${writer.text(ids)});
// The likeliest continuation, and the one that begins with the second choice.
const next = await gpt2.next(ids, { top: ${named} });
display(next);
display((await gpt2.generate(ids, { length: ${length} })).text);
const second = next.tokens[1];
const rest = await gpt2.generate([...ids, second.id], { length: ${length - 1} });
display(second.token + rest.text);`,
  python: `ids = ${writer.pythonIds(ids)}
next_p = model(ids).logits[0, -1].softmax(-1).topk(${named})

def greedy(ids, length):
    start = ids.shape[1]
    for _ in range(length):
        ids = torch.cat([ids, model(ids).logits[:, -1:].argmax(-1)], 1)
    return tokenizer.decode(ids[0, start:])

second = next_p.indices[1].reshape(1, 1)
rest = greedy(torch.cat([ids, second], 1), ${length - 1})
next_p.values, greedy(ids, ${length}), tokenizer.decode(second[0]) + rest`,
});

const guess: CodeWriter<'guess'> = ({ prompt, word, top }) => {
  const named = Math.max(1, top);
  const guessed = word.trim() === '' ? undefined : asContinuation(prompt, word);
  const chance =
    guessed === undefined
      ? ''
      : `
// The guess, token by token: each given those before it.
const { ids } = await gpt2.tokenize(text);
const guess = await gpt2.tokenize(${quoted(guessed)});
const { logits } = await gpt2.trace([...ids, ...guess.ids.slice(0, -1)], { capture: 'logits' });
display(guess.ids.map((id, i) => logits.at(ids.length - 1 + i).softmax().at(id).item()), {
  bars: guess.tokens,
  unit: 'probability',
});`;
  const pythonChance =
    guessed === undefined
      ? ''
      : `
guess = ${pythonIdsOf(guessed)}
rows = model(torch.cat([ids, guess[:, :-1]], 1)).logits[0, ids.shape[1] - 1 :].softmax(-1)
chance = rows[range(guess.shape[1]), guess[0]]`;
  return {
    code: `const text = ${quoted(prompt)};
display(await gpt2.next(text, { top: ${named} }));${chance}`,
    python: `ids = ${pythonIdsOf(prompt)}
p = model(ids).logits[0, -1].softmax(-1)${pythonChance}
${guessed === undefined ? `[p.topk(${named}).values]` : `p.topk(${named}).values, chance`}`,
  };
};

/** Returns Python that writes on after `ids`, with the page's own random numbers. */
function pythonLoop(settings: SamplingSettings, length: number): string {
  const greedy = settings.temperature === 0;
  const step = greedy
    ? 'token = logits.argmax()'
    : `${pythonSampling(settings).replaceAll('ids.unique()', 'ids[0].unique()')}
token = (p.cumsum(0) <= u).sum()`;
  return `${
    greedy
      ? `for _ in range(${length}):`
      : `# The random numbers that seed ${settings.seed ?? 0} gives, one for each token.
for u in torch.tensor(${draws(settings.seed ?? 0, length)}, dtype=torch.double):`
  }
    logits = model(ids).logits[0, -1].double()
    own = logits.softmax(-1)
${indented(step)}
    probabilities.append(own[token].item())
    ids = torch.cat([ids, token.reshape(1, 1)], 1)`;
}

/** What may come next. */
export const WRITING_CODE = {
  nextTokenDistribution,
  writeText,
  lastTokens,
  firstBranches,
  guess,
};
