import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ModelMap } from '@/components/widgets/model-map/ModelMap';
import { GLYPH } from '@/components/widgets/model-map/marks';
import { repeated, stages } from '@/content/path';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const vocabulary = sparseVocabulary([token(3, 'Once'), token(9, '<i>'), token(5, ' upon')]);
const answer = {
  ids: [3, 9],
  token: new Float32Array(2 * GLYPH).fill(1),
  position: new Float32Array(2 * GLYPH).fill(-1),
  output: new Float32Array(2 * GLYPH).fill(2),
  attention: Float32Array.of(1, 0, 0.7, 0.3),
  topIds: [5],
  topProbabilities: [0.4],
};
const shape = { layers: 2, heads: 2, width: 20, vocabulary: 4_096, context: 64 };

function show(onMark = () => {}, current = 'introduction') {
  return render(
    <ModelMap
      stops={stages}
      repeated={repeated}
      current={current}
      answer={answer}
      shape={shape}
      vocabulary={vocabulary}
      marked={undefined}
      onMark={onMark}
    />,
  );
}

test('each part that has a chapter leads to it, but the one the reader is in', () => {
  show(() => {}, 'masked-attention');
  const map = screen.getByRole('list', { name: 'The model, from text to the next token' });
  for (const { slug, title, ready } of stages) {
    const [link] = within(map).queryAllByRole('link', { name: title });
    if (ready && slug !== 'masked-attention') expect(link?.getAttribute('href')).toBe(`/${slug}`);
    else expect(link).toBeUndefined();
  }
  expect(within(map).getByText('this chapter')).toBeTruthy();
});

test('text becomes tokens, and tokens rows, in the chapter on embeddings', () => {
  show();
  const links = screen.getAllByRole('link').slice(0, 2);
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/embeddings', '/embeddings']);
});

test('the block says how often it is repeated, in the model in use', () => {
  show();
  expect(screen.getByText('× L = 2 layers')).toBeTruthy();
});

test('the answer stands at the end, with its probability', () => {
  show();
  const answers = screen.getByRole('list', { name: 'Next-token probabilities' });
  expect(within(answers).getByRole('listitem').textContent).toBe('·upon 40%');
});

test('pointing at a token marks its lane, and markup stays text', async () => {
  const mark = vi.fn();
  const { container } = show(mark);
  await userEvent.hover(screen.getByText('<i>'));
  expect(mark).toHaveBeenLastCalledWith(1);
  expect(container.querySelector('i')).toBeNull();
});
