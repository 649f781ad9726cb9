import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { predictionMarks, share } from '@/components/widgets/predictions/marks';
import { Predictions } from '@/components/widgets/predictions/Predictions';

const prediction = (label: string, next: number | undefined) => ({ label, probability: 0.5, next });
const pairs = [
  {
    token: 'Once',
    follows: '·upon',
    masked: prediction('·in', 0.25),
    unmasked: prediction('·upon', 0.5),
  },
  {
    token: '·upon',
    follows: undefined,
    masked: prediction('·a', undefined),
    unmasked: prediction('·b', undefined),
  },
];
const masked = pairs.map((pair) => ({ ...pair, unmasked: undefined }));

test('surprise is the mean of −log2 over the tokens that follow, and waits for both passes', () => {
  expect(predictionMarks(pairs).bits).toEqual({ masked: 2, unmasked: 1 });
  expect(predictionMarks(masked).bits).toBeUndefined();
  expect(predictionMarks([]).bits).toBeUndefined();
});

test('shares stand on a scale of square roots; the end of the text has none', () => {
  const [first, last] = predictionMarks(pairs).rows;
  expect([first?.from, first?.to]).toEqual([0.5, Math.SQRT1_2]);
  expect([last?.from, last?.to]).toEqual([undefined, undefined]);
});

test('with the mask only there is one dot a token, after the switch two with a line between', () => {
  const count = (marks: typeof pairs | typeof masked) => {
    const { container } = render(
      <Predictions marks={predictionMarks(marks)} marked={undefined} onMark={() => {}} />,
    );
    return ['circle', '[data-mark=prediction-change]'].map(
      (mark) => container.querySelectorAll(mark).length,
    );
  };
  expect(count(masked)).toEqual([1, 0]);
  expect(count(pairs)).toEqual([2, 1]);
});

test('pointing at a token tells both shares', () => {
  const { container } = render(
    <Predictions marks={predictionMarks(pairs)} marked={0} onMark={() => {}} />,
  );
  expect(container.querySelector('[data-mark=readout]')?.textContent).toBe(
    'After “Once” comes “·upon”: 25% with the mask, with the mask off 50%.',
  );
});

test('a share under a thousandth says so', () => {
  expect([0.0004, 0.034, 0.25].map(share)).toEqual(['<0.1%', '3.4%', '25%']);
});
