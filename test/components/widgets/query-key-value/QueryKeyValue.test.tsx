import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { QueryKeyValue } from '@/components/widgets/query-key-value/QueryKeyValue';
import { stepsOf } from './steps';

const draw = (step: number) =>
  render(
    <QueryKeyValue
      steps={stepsOf()}
      labels={['a', 'b', 'c']}
      step={step}
      marked={undefined}
      onMark={() => {}}
    />,
  ).container;
const seen = (page: Element, mark: string) =>
  [...page.querySelectorAll(`[data-mark=${mark}]`)].filter(
    (found) => !found.closest('[data-hidden]'),
  ).length;

test('the first step shows the query only; keys, weights and values come with their steps', () => {
  const counts = [1, 2, 6, 7].map((step) => {
    const page = draw(step);
    return ['step-query', 'step-key', 'step-weight', 'step-value'].map((mark) => seen(page, mark));
  });
  expect(counts).toEqual([
    [1, 0, 0, 0],
    [1, 3, 0, 0],
    [1, 3, 3, 0],
    [1, 3, 3, 7],
  ]);
});

test('a score to the right is there before the mask, and minus infinity behind it', () => {
  expect(draw(4).textContent).not.toContain('−∞');
  expect(draw(5).textContent).toContain('−∞');
});
