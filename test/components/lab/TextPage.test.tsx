import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { TextPage } from '@/components/lab/TextPage';
import { surpriseOf } from '@/components/lab/TokenSpan';
import { createTree, withData } from '@/lib/generation/continuation-tree';
import { textOf } from '@/lib/text/token-text';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { EMPTY_TEXT, type WriterModel } from '@/lib/writer/text-state';
import { fakeModel } from '../../lib/writer/fake-model';

const { model } = fakeModel({ context: 4 });
const score = { logProbability: -3 * Math.LN2, rank: 12 };
const tree = withData(createTree([2, 3]), new Map([[1, { score }]]));
const text = { ...EMPTY_TEXT, model, promptIds: [0, 1], tree };
const nothing = () => {};

function page(part: Partial<Parameters<typeof TextPage>[0]> = {}) {
  return (
    <TextPage
      name="t"
      label="Text"
      text={text}
      place={4}
      surprise={false}
      attentionRow={undefined}
      onPoint={nothing}
      onChoose={nothing}
      onOpen={nothing}
      {...part}
    />
  );
}

const token = (place: number) => document.getElementById(`t-${place}`);

test('the text stands there, the prompt set apart, and the open place behind it', () => {
  render(page());
  expect(screen.getByRole('region', { name: 'Text' }).textContent).toBe('abcd');
  const prompt = screen.getAllByRole('option').filter((one) => 'prompt' in one.dataset);
  expect(prompt.map(({ textContent }) => textContent)).toEqual(['a', 'b']);
  expect(screen.getByRole('option', { selected: true })).toBe(token(4));
});

test('keys walk the tokens and ask for what else there is', async () => {
  const [choose, open] = [vi.fn(), vi.fn()];
  const { rerender } = render(page({ onChoose: choose, onOpen: open }));
  screen.getByRole('listbox').focus();
  await userEvent.keyboard('{ArrowLeft}{Home}{End}{Enter}');
  expect(choose.mock.calls).toEqual([[3], [0], [4]]);
  expect(open).toHaveBeenCalledOnce();
  rerender(page({ place: 0, onChoose: choose }));
  expect(screen.getByRole('listbox').getAttribute('aria-activedescendant')).toBe('t-0');
  await userEvent.keyboard('{ArrowLeft}');
  expect(choose.mock.calls.at(-1)).toEqual([0]);
});

test('a click chooses a token, the pointer points at it', async () => {
  const [choose, point] = [vi.fn(), vi.fn()];
  render(page({ onChoose: choose, onPoint: point }));
  await userEvent.click(screen.getByRole('option', { name: 'c' }));
  expect(choose.mock.calls).toEqual([[2]]);
  expect(point.mock.calls).toContainEqual([2]);
});

test('surprise is a bar under the token: its rank the colour, its bits the height', () => {
  render(page({ surprise: true }));
  expect(token(2)?.dataset.surprise).toBe('hundred');
  expect(token(2)?.style.getPropertyValue('--bar')).toBe('0.21');
  expect(token(3)?.dataset.surprise).toBeUndefined();
  const word = { place: 0, token: model.vocabulary.token(0), text: 'a' };
  const certain = { ...word, score: { logProbability: 0, rank: 0 } };
  expect(surpriseOf(certain)).toEqual({ rank: 'first', height: 0 });
  const wild = { ...word, score: { logProbability: -100, rank: 5000 } };
  expect(surpriseOf(wild)).toEqual({ rank: 'beyond', height: 1 });
});

test('attention lies on the tokens that are looked at, the more the darker', () => {
  const attentionRow = { model, from: 2, start: 0, weights: Float32Array.of(0, 0.25, 0.75) };
  render(page({ attentionRow }));
  expect([0, 1, 2, 3].map((place) => token(place)?.dataset.attention)).toEqual([
    '0',
    '4',
    '7',
    undefined,
  ]);
});

test('beyond the context the place is marked from which on the model reads', () => {
  render(page({ text: { ...text, tree: createTree([2, 3, 4]) } }));
  expect([1, 2, 3].map((place) => token(place)?.dataset.dropped)).toEqual([
    'true',
    undefined,
    undefined,
  ]);
  expect(token(2)?.dataset.first).toBe('true');
});

test('a character in two tokens is whole in the text', () => {
  const bytes = new TextEncoder().encode('😀');
  const halves = [bytes.slice(0, 2), bytes.slice(2)];
  const half: WriterModel = {
    ...model,
    vocabulary: sparseVocabulary(halves.map((half, id) => ({ id, bytes: half, special: false }))),
  };
  render(page({ text: { ...EMPTY_TEXT, model: half, promptIds: [0, 1] } }));
  expect(screen.getByRole('region', { name: 'Text' }).textContent).toBe('😀');
  expect(token(0)?.dataset.partial).toBe('true');
  expect(textOf([0, 1].map((id) => half.vocabulary.token(id)))).toBe('😀');
});
