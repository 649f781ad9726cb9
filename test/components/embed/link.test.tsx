import { expect, test, vi } from 'vitest';
import { embedCode } from '@/components/embed/code';
import { embedLink, readEmbedView } from '@/components/embed/link';
import { writeStored } from '@/components/storage/stored';

const SITE = 'https://school.example/notebook/';
const place = { chapter: 'masked-attention', figure: 'attention-map' };

test('a link carries the sentence, what its chapter keeps, and the state of the figure', () => {
  writeStored('inside-gpt-2:prompt', 'a & b? #1');
  writeStored('inside-gpt-2:open-head', '3.5');
  writeStored('inside-gpt-2:workbench', '{"seed":1}');
  const { address, whole } = embedLink(SITE, { ...place, step: 0 });
  expect(whole).toBe(true);
  const url = new URL(address);
  expect(url.origin + url.pathname).toBe(`${SITE}embed/masked-attention/attention-map`);
  const { values, step } = readEmbedView(url.search);
  expect(Object.fromEntries(values)).toEqual({
    'inside-gpt-2:prompt': 'a & b? #1',
    'inside-gpt-2:open-head': '3.5',
  });
  expect(step).toBe(0);
});

test('without a sentence of the reader’s own it is the address alone', () => {
  for (const name of ['prompt', 'open-head', 'workbench'])
    writeStored(`inside-gpt-2:${name}`, null);
  expect(embedLink(SITE, place)).toEqual({
    address: `${SITE}embed/masked-attention/attention-map`,
    whole: true,
  });
});

test('a sentence that is too long for an address is left out, and that is said', () => {
  writeStored('inside-gpt-2:prompt', 'once '.repeat(400));
  expect(embedLink(SITE, place)).toEqual({
    address: `${SITE}embed/masked-attention/attention-map`,
    whole: false,
  });
});

test('an address gives no value that no link carries, and no step that is no number', () => {
  const { values, step } = readEmbedView('?model=gpt2&prompt=hello&cells=1&step=-1');
  expect(Object.fromEntries(values)).toEqual({ 'inside-gpt-2:prompt': 'hello' });
  expect(step).toBeUndefined();
});

test('the code is a frame whose attributes hold whatever the title says', () => {
  const holder = document.createElement('div');
  holder.innerHTML = embedCode(`${SITE}embed/a/b?prompt=%22&step=2`, 'Why "this" <b> & that?', 420);
  const frame = holder.querySelector('iframe');
  expect(holder.children).toHaveLength(1);
  expect(frame?.getAttribute('src')).toBe(`${SITE}embed/a/b?prompt=%22&step=2`);
  expect(frame?.getAttribute('title')).toBe('Why "this" <b> & that?');
  expect(frame?.getAttribute('height')).toBe('420');
});

test('a page that keeps its values in memory neither reads nor changes what is saved', async () => {
  // It does so for good: this test has the module to itself.
  vi.resetModules();
  const { keepInMemory, readStored, writeStored } = await import('@/components/storage/stored');
  localStorage.setItem('inside-gpt-2:kept', 'mine');
  keepInMemory(new Map([['inside-gpt-2:given', 'from the link']]));
  expect(readStored('inside-gpt-2:kept')).toBeNull();
  expect(readStored('inside-gpt-2:given')).toBe('from the link');
  writeStored('inside-gpt-2:kept', 'changed');
  expect(readStored('inside-gpt-2:kept')).toBe('changed');
  expect(localStorage.getItem('inside-gpt-2:kept')).toBe('mine');
});
