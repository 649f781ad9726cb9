import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { LogitLens } from '@/components/widgets/logit-lens/LogitLens';
import { type LensView, lensSentence } from '@/components/widgets/logit-lens/marks';
import { TopFive } from '@/components/widgets/logit-lens/TopFive';

const view: LensView = {
  layers: 1,
  labels: ['Once', '·upon'],
  follows: ['·upon', undefined],
  at: (layer, position) => [
    { label: layer === 0 ? `echo${position}` : '·the', probability: layer === 0 ? 0.9 : 0.25 },
    { label: '·a', probability: 0.05 },
  ],
  settled: [1, 1],
};
const draw = (onPlace = vi.fn()) => {
  render(<LogitLens view={view} place={{ layer: 0, position: 1 }} onPlace={onPlace} />);
  return screen.getByRole('application');
};

test('every place shows its likeliest token over a bar as long as its probability', () => {
  const { container } = render(
    <LogitLens view={view} place={{ layer: 1, position: 1 }} onPlace={() => {}} />,
  );
  const cells = [...container.querySelectorAll('[data-place]')];
  expect(cells.map((cell) => cell.textContent)).toEqual(['echo0', '·the', 'echo1', '·the']);
  const share = (cell: Element | undefined) => {
    const width = (mark: string) =>
      Number(cell?.querySelector(`[data-mark=${mark}]`)?.getAttribute('width'));
    return width('lens-bar') / width('lens-ground');
  };
  expect(share(cells[0])).toBeCloseTo(0.9, 9);
  expect(share(cells[3])).toBeCloseTo(0.25, 9);
});

test('arrow keys walk the places and stop at the edges; Escape lets go', async () => {
  const go = vi.fn();
  draw(go).focus();
  await userEvent.keyboard('{ArrowDown}{ArrowLeft}{ArrowUp}{ArrowRight}{Escape}');
  expect(go.mock.calls.map(([place]) => place)).toEqual([
    { layer: 1, position: 1 },
    { layer: 0, position: 0 },
    { layer: 0, position: 1 },
    { layer: 0, position: 1 },
    undefined,
  ]);
});

test('a tap chooses the place below it', () => {
  const go = vi.fn();
  const cells = draw(go);
  vi.spyOn(cells, 'getBoundingClientRect').mockReturnValue(new DOMRect(10, 20, 200, 100));
  fireEvent.click(cells, { clientX: 60, clientY: 110 });
  expect(go).toHaveBeenCalledWith({ layer: 1, position: 0 });
});

test('a place tells its first choice, the final one, and since when', () => {
  expect(lensSentence(view, { layer: 0, position: 0 })).toBe(
    'Before the first block, at “Once”: “echo0” (90%). The final choice is “·the”, from layer 1 on.',
  );
  const { container } = render(<TopFive view={view} place={{ layer: 1, position: 0 }} />);
  expect([...container.querySelectorAll('li')].map((li) => li.textContent)).toEqual([
    '·the25%',
    '·a5.0%',
  ]);
});
