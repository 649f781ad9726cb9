import { expect, test } from 'vitest';
import { logSumExp } from '@/lib/maths/log-sum-exp';
import { references, valuesAt } from './storybook-support';

/** A short text and one with punctuation; one head each is enough to see that attention is right. */
const ASKED = ['short', 'question'];
const HEAD = { layer: 2, head: 5 };

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

test('what storybook is asked at each start is what PyTorch answers', async () => {
  const prompts = ASKED.map((name) => {
    const sentence = references.sentences[name];
    if (!sentence) throw new Error(`no sentence ${name}`);
    const { text, ids, top, lastLogits, attention } = sentence;
    const total = logSumExp(valuesAt(lastLogits));
    const [likeliest = [], logits = []] = [top.ids.at(-1), top.logits.at(-1)];
    const T = ids.length;
    const [, heads = 0] = attention.shape;
    const start = (HEAD.layer * heads + HEAD.head) * T * T;
    const rows = ids.map((_, query) =>
      Array.from(
        valuesAt(attention).subarray(start + query * T, start + query * T + query + 1),
      ).map((weight) => rounded(weight, 4)),
    );
    return {
      prompt: text,
      ids,
      top: likeliest.map((id, i) => [id, rounded((logits[i] ?? 0) - total, 4)]),
      heads: [{ ...HEAD, rows }],
    };
  });
  const { from, modelSha256 } = references.manifest;
  const source = `Computed by ${from}, sha256 ${modelSha256}.`;
  const json = `${JSON.stringify({ source, prompts }, undefined, 1)}\n`;
  await expect(json).toMatchFileSnapshot('../../lib/engine/self-check/storybook.json');
});
