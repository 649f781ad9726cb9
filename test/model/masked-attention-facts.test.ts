import { beforeAll, expect, test } from 'vitest';
import { ATTENTION_FACTS } from '@/components/chapters/masked-attention/facts';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { headName } from '@/lib/heads/name';
import { tokenLabel } from '@/lib/text/token-text';
import type { ForwardPass } from '@/lib/trace/forward-pass';
import type { NodeModel } from '@/scripts/node-model';
import references from '../fixtures/masked-attention/references.json';
import { openStorybook } from '../support/storybook';

// The first sentence of the references is the notebook's own.
const [sentence] = references.sentences;
if (!sentence) throw new Error('the references hold no sentence');
const { ids, base, averaged, next } = sentence;
const T = ids.length;
const effects = averaged.map((found) => (found[0] ?? 0) - (base[0] ?? 0));
const bySize = effects.map((_, i) => i).sort((a, b) => size(b) - size(a));

function size(head: number): number {
  return Math.abs(effects[head] ?? 0);
}

let opened: NodeModel;
let read: ForwardPass;
beforeAll(async () => {
  opened = await openStorybook();
  read = await performTask('inspect', opened, { ids, parts: ['attention'] }, UNHURRIED);
});

const name = (head: number) => headName(head, read.shape.heads).toLowerCase();
const label = (id: number | undefined) => tokenLabel(opened.vocabulary.token(id ?? -1));
const percent = (text: string) => Number(text.replace(/[<%]/g, '')) / 100;

/** The weights of the sentence's last token, one array a head. */
const lastRows = () =>
  (read.attention ?? []).flatMap((maps) =>
    Array.from({ length: read.shape.heads }, (_, h) => [
      ...maps.subarray((h * T + T - 1) * T, (h * T + T) * T),
    ]),
  );

test('the worked example names the head whose absence does most in PyTorch, and what it does', () => {
  const [cause = -1] = bySize;
  expect(ATTENTION_FACTS.causeHead).toBe(name(cause));
  expect(ATTENTION_FACTS.target).toBe(label(sentence.targets[0]));
  expect(Math.abs(percent(ATTENTION_FACTS.targetShare) - Math.exp(base[0] ?? 0))).toBeLessThan(
    0.006,
  );
  expect(
    Math.abs(percent(ATTENTION_FACTS.causeShare) - Math.exp(averaged[cause]?.[0] ?? 0)),
  ).toBeLessThan(0.006);
  const told = Number(ATTENTION_FACTS.causeEffect.replace('−', '-'));
  expect(Math.abs(told - (effects[cause] ?? 0))).toBeLessThan(0.006);
});

test('it says where that head looks, and how many heads look hard and hardly matter', () => {
  const rows = lastRows();
  const looks = rows.map((row) => Math.max(...row));
  const [cause = -1] = bySize;
  expect(ATTENTION_FACTS.causeWeight).toBe(looks[cause]?.toFixed(2));
  expect(ATTENTION_FACTS.causeFocus).toBe(
    label(ids[rows[cause]?.indexOf(looks[cause] ?? -1) ?? -1]),
  );
  const sharp = looks.map((_, i) => i).filter((i) => (looks[i] ?? 0) > 0.5);
  expect(ATTENTION_FACTS.sharp).toBe(String(sharp.length));
  const idle = sharp.filter((i) => Math.abs(effects[i] ?? 0) < 0.05);
  expect(Math.abs(Number(ATTENTION_FACTS.sharpIdle) - idle.length)).toBeLessThanOrEqual(1);
});

test('what the prose says of the mask is what PyTorch computes without it', () => {
  const gains = next.unmasked.map((p, t) => p - (next.masked[t] ?? 0));
  const most = gains.indexOf(Math.max(...gains));
  expect(ATTENTION_FACTS.gainedAfter).toBe(label(ids[most]));
  expect(ATTENTION_FACTS.gainedToken).toBe(label(ids[most + 1]));
  expect(Math.abs(percent(ATTENTION_FACTS.gainedOff) - (next.unmasked[most] ?? 0))).toBeLessThan(
    0.006,
  );
  expect(ATTENTION_FACTS.fell).toBe(String(gains.filter((gain) => gain < 0).length));
  const bits = (all: readonly number[]) => -all.reduce((s, p) => s + Math.log2(p), 0) / all.length;
  expect(Math.abs(Number(ATTENTION_FACTS.bitsOn) - bits(next.masked))).toBeLessThan(0.006);
  expect(Math.abs(Number(ATTENTION_FACTS.bitsOff) - bits(next.unmasked))).toBeLessThan(0.006);
});

test('the heads named for what they do have the highest scores', () => {
  for (const kind of ['previous', 'first'] as const) {
    const all = sentence[kind].flat();
    expect(ATTENTION_FACTS[`${kind}Head`]).toBe(name(all.indexOf(Math.max(...all))));
  }
});
