import { expect, test } from 'vitest';
import { BLOCK_FACTS } from '@/components/chapters/inside-a-block/facts';
import { tokenLabel } from '@/lib/text/token-text';
import { references } from '../fixtures/inside-a-block/references';
import { openStorybook } from '../support/storybook';

const { ids, flow, lens, unembed } = references;
const T = ids.length;
const S = flow.norms.dims[1] ?? 0;
const last = T - 1;
/** PyTorch's value at the last token and station s; the second of three kinds of arrays. */
const length = (s: number) => flow.norms.data[last * S + s] ?? Number.NaN;
const near = (told: string, value: number, within: number) =>
  expect(Math.abs(Number(told.replace('−', '-').replace('%', '')) - value)).toBeLessThan(within);

test('lengths and shares of the last token are PyTorch’s', () => {
  near(BLOCK_FACTS.lengthFirst, length(0), 0.06);
  near(BLOCK_FACTS.lengthEnd, length(S - 1), 0.06);
  const shares = [...flow.shares.data.subarray((last * S + S - 1) * 3, (last * S + S) * 3)];
  for (const [i, told] of [
    BLOCK_FACTS.embeddingShare,
    BLOCK_FACTS.attentionShare,
    BLOCK_FACTS.mlpShare,
  ].entries()) {
    near(told, (100 * (shares[i] ?? 0)) / length(S - 1), 0.06);
  }
});

test('the longest step is the one that is longest in PyTorch', () => {
  const steps = [...flow.added.data.subarray(last * (S - 1), (last + 1) * (S - 1))];
  const most = steps.indexOf(Math.max(...steps));
  const part = most % 2 === 0 ? 'attention' : 'MLP';
  expect(BLOCK_FACTS.leap).toBe(`the ${part} of layer ${Math.floor(most / 2) + 1}`);
  near(BLOCK_FACTS.leapStep, steps[most] ?? Number.NaN, 0.06);
});

test('where the final choice settles, and what only echoes, is so in PyTorch', () => {
  const first = (l: number, t: number) => lens.ids[l]?.[t]?.[0];
  const layers = lens.ids.length - 1;
  let settled = layers;
  while (settled > 0 && first(settled - 1, last) === first(layers, last)) settled--;
  expect(BLOCK_FACTS.settled).toBe(settled === 0 ? 'embedding' : `layer ${settled}`);
  expect(BLOCK_FACTS.echoes).toBe(String(ids.filter((id, t) => first(0, t) === id).length));
});

test('the token at the end, its logit and its probability are PyTorch’s', async () => {
  const opened = await openStorybook();
  expect(BLOCK_FACTS.next).toBe(tokenLabel(opened.vocabulary.token(unembed.ids[0] ?? -1)));
  near(BLOCK_FACTS.nextLogit, unembed.logits.data[0] ?? Number.NaN, 0.006);
  const top = lens.ids[0]?.[0]?.length ?? 0;
  const at = ((lens.ids.length - 1) * T + last) * top;
  // Told in whole per cent: int8 weights hold no tenth.
  near(BLOCK_FACTS.nextShare, 100 * (lens.probabilities.data[at] ?? Number.NaN), 0.5);
});
