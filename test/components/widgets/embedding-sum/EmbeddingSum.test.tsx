import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EmbeddingSum } from '@/components/widgets/embedding-sum/EmbeddingSum';
import { sumMarks } from '@/components/widgets/embedding-sum/marks';

const token = Float32Array.of(1, -2, 0.5);
const position = Float32Array.of(0.25, 0, -0.75);

test('the largest number fills its strip, and all strips have one scale', () => {
  const marks = sumMarks(token, position, Float32Array.of(1.25, -2, -0.25));
  expect(marks.limit).toBe(2);
  expect(marks.token.path).toContain('M1 0h1v1.000h-1z');
  expect(marks.position.path).toContain('M0 0h1v-0.125h-1z');
  expect(marks.position.length).toBeCloseTo(Math.hypot(0.25, 0.75), 9);
});

test('a residual stream that is not the sum is found out', () => {
  expect(sumMarks(token, position, Float32Array.of(1.25, -2, -0.25)).apart).toBe(0);
  expect(sumMarks(token, position, Float32Array.of(1.25, -1.5, -0.25)).apart).toBe(0.5);
});

test('it tells the dimension in which the position says most, and arrow keys go on from there', async () => {
  render(
    <EmbeddingSum
      token={token}
      position={position}
      residual={Float32Array.of(1.25, -2, -0.25)}
      labels={{ token: 'token', position: 'position 7' }}
    />,
  );
  const readout = () => document.querySelector('[data-mark=readout]')?.textContent;
  expect(readout()).toContain(
    'Dimension 3 of 3: +0.5000 −0.7500 = −0.2500; the model read −0.2500.',
  );
  screen.getByRole('slider', { name: 'Dimension' }).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
  expect(readout()).toContain('Dimension 2 of 3: −2.0000 +0.0000 = −2.0000');
});
