import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { AttentionArcs } from '@/components/widgets/attention-arcs/AttentionArcs';
import { arcMarks } from '@/components/widgets/attention-arcs/marks';
import { headOfLayer } from '@/lib/trace/head-weights';
import { token, weightsOn } from '../../../fixtures/traces';

const weights = weightsOn(['Once', ' upon', ' a']);

test('every weight that shows has an arc, the thicker the larger, none to the right', () => {
  const { arcs } = arcMarks(weights);
  expect(arcs).toHaveLength(6);
  for (const { query, key } of arcs) expect(key).toBeLessThanOrEqual(query);
  const [a, b] = [arcs.find((arc) => arc.weight > 0.4), arcs.find((arc) => arc.weight < 0.2)];
  expect(a?.line).toBeGreaterThan(b?.line ?? Number.POSITIVE_INFINITY);
});

test('a weight too small to be seen has no arc', () => {
  const tokens = [token(0, 'a'), token(1, 'b')];
  const { arcs } = arcMarks(headOfLayer(Float32Array.of(1, 0, 0.995, 0.005), 0, tokens));
  expect(arcs.map(({ query, key }) => [query, key])).toEqual([
    [0, 0],
    [1, 0],
  ]);
});

test('words stand in a row without touching', () => {
  const { words, width } = arcMarks(weights);
  for (const [i, word] of words.entries()) {
    expect(word.x + word.width).toBeLessThan(words[i + 1]?.x ?? width);
  }
});

test('arrow keys choose the token that looks, Escape lets go', async () => {
  const choose = vi.fn();
  render(<AttentionArcs weights={weights} name="Layer 1, head 2" query={1} onQuery={choose} />);
  screen.getByRole('application', { name: /Layer 1, head 2, as arcs/ }).focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowRight}{Escape}');
  expect(choose.mock.calls).toEqual([[0], [2], [undefined]]);
});

test('what the chosen token may not see is hatched and has no number', () => {
  render(<AttentionArcs weights={weights} name="head" query={1} onQuery={() => {}} />);
  const told = [...document.querySelectorAll('[data-mark=arc-weight]')].map(
    (found) => found.textContent,
  );
  expect(told).toEqual(['.33', '.67', '—']);
  expect(document.querySelectorAll('[data-mark=arc-word] rect[fill^="url"]')).toHaveLength(1);
});
