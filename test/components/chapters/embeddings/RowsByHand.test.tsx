import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RowsByHand } from '@/components/chapters/embeddings/RowsByHand';
import { RECORDED_EMBEDDINGS } from '@/components/chapters/embeddings/recorded';

test('the numbers of the sum fit together, and its cosine is what the model ranked by', () => {
  const { container } = render(<RowsByHand />);
  const text = container.textContent?.replaceAll('−', '-') ?? '';
  const number = String.raw`(-?\d+\.\d\d)`;
  const [, sum, one, other, cosine] = (
    new RegExp(`${number} / \\(${number} · ${number}\\) is a cosine of ${number}`).exec(text) ?? []
  ).map(Number) as number[];
  expect(Math.abs((sum ?? 9) / ((one ?? 0) * (other ?? 0)) - (cosine ?? 9))).toBeLessThan(0.01);
  const { ids, cosines } = RECORDED_EMBEDDINGS.nearestToLast.answer[0] ?? { ids: [], cosines: [] };
  const place = Array.from(ids).indexOf(RECORDED_EMBEDDINGS.rows.request.ids[1] ?? -1);
  expect(cosine).toBeCloseTo(cosines[place] ?? 9, 2);
});

test('the first products are those of the two rows', () => {
  const { container } = render(<RowsByHand />);
  const [a, b] = RECORDED_EMBEDDINGS.rows.answer.rows;
  const told = (value = 0) => value.toFixed(2).replace('-', '−');
  const bracketed = (value = 0) => (value < 0 ? `(${told(value)})` : told(value));
  expect(container.textContent).toContain(`: ${bracketed(a?.[0])} · ${bracketed(b?.[0])} + `);
  expect(container.textContent).toContain(`All ${a?.length} products`);
});
