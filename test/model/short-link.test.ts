import { beforeAll, expect, test } from 'vitest';
import { UNHURRIED } from '@/lib/engine/task';
import { performTask } from '@/lib/engine/tasks';
import { idsTo } from '@/lib/generation/continuation-tree';
import { shortest } from '@/lib/lab/link';
import { DEFAULT_SETTINGS, type LinkState, readLink } from '@/lib/permalink/permalink';
import { Writer } from '@/lib/writer/writer';
import type { NodeModel } from '@/scripts/node-model';
import { writerModelOf } from '@/scripts/writer-model';
import { openStorybook } from '../support/storybook';

let opened: NodeModel;
beforeAll(async () => {
  opened = await openStorybook();
});

test('300 tokens, with others chosen on the way, are a link of 200 characters that writes them again', async () => {
  const { length, ...sampling } = DEFAULT_SETTINGS;
  const prompt = opened.tokenize('Once upon a time there was an old');
  const model = writerModelOf(opened);
  const writer = new Writer('sender', { pace: 0, pastEnd: true });
  writer.open(model, { prompt: '', promptIds: prompt }, sampling);
  // What was taken is not the likeliest, and was not among the ten that are shown.
  for (const [written, rank] of [
    [39, 2],
    [0, 25],
    [99, 7],
    [159, undefined],
  ] as const) {
    if (written > 0) writer.generate(written, sampling);
    const choices = rank === undefined ? [] : [{ place: 0, rank }];
    await writer.replay({ count: 1, choices, check: '' }, sampling);
  }
  const { tree } = writer.text();
  const chosen = idsTo(tree, tree.at);
  expect(chosen).toHaveLength(301);

  const request = { ids: [...prompt, ...chosen], promptLength: prompt.length, settings: sampling };
  const choices = await performTask('choices', opened, request, UNHURRIED);
  expect(choices.map(({ place }) => place)).toEqual([39, 40, 140]);
  expect(choices.map(({ rank }) => rank)).toEqual([2, 25, 7]);

  const fingerprint = await performTask('fingerprint', opened, {}, UNHURRIED);
  const view = { surprise: false, attention: false };
  const link: LinkState = {
    ...{ model: 'storybook', fingerprint, prompt, chosen, settings: DEFAULT_SETTINGS },
    ...{ layer: 5, head: 7, view },
  };
  const address = `https://inside-gpt-2.example.org/lab#${shortest(link, choices)}`;
  expect(address.length).toBeLessThanOrEqual(200);

  const read = readLink(new URL(address).hash);
  if (!read?.ok || !read.state.replay) throw new Error('a short link is read');
  const receiver = new Writer('receiver', { pace: 0 });
  receiver.open(model, { prompt: '', promptIds: read.state.prompt }, sampling);
  await receiver.replay(read.state.replay, sampling);
  const { tree: again } = receiver.text();
  expect(idsTo(again, again.at)).toEqual(chosen);
});
