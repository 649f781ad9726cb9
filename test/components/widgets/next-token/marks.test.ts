import { expect, test } from 'vitest';
import { nextTokenMarks } from '@/components/widgets/next-token/marks';
import { softmax } from '@/lib/maths/softmax';
import { sparseVocabulary } from '@/lib/trace/vocabulary';
import { token } from '../../../fixtures/traces';

const words = [' girl', ' boy', '\n', ' old', ' dog', ' cat', 's', '.', ' x', ' y', ' z', '!'];
const vocabulary = sparseVocabulary(words.map((word, id) => token(id, word)));
const logits = Float32Array.from(words, (_, id) => (id * 5) % 12);

test('ten bars are named, likeliest first, and the eleventh sums the rest', () => {
  const { bars } = nextTokenMarks(logits, vocabulary, 1);
  expect(bars).toHaveLength(11);
  expect(bars[0]?.label).toBe('.');
  expect(bars[1]?.label).toBe('↵');
  expect(bars[10]).toMatchObject({ id: undefined, label: '2 other tokens' });
});

test('bars are as long as their probabilities, on one scale', () => {
  const { bars, full } = nextTokenMarks(logits, vocabulary, 1);
  const probabilities = softmax(logits);
  for (const bar of bars.slice(0, 10)) {
    expect(bar.length * full).toBeCloseTo(probabilities[bar.id ?? -1] ?? -1, 9);
  }
});

test('a tick marks the model’s own probability, whatever the temperature', () => {
  const { bars, full } = nextTokenMarks(logits, vocabulary, 0.5);
  const own = softmax(logits);
  for (const bar of bars.slice(0, 10)) {
    expect((bar.tick ?? -1) * full).toBeCloseTo(own[bar.id ?? -1] ?? -1, 9);
  }
});

test('a rest that is longer than the scale is torn off at its end', () => {
  const flat = new Float32Array(12);
  const wide = sparseVocabulary(Array.from({ length: 200 }, (_, id) => token(id, `w${id}`)));
  expect(nextTokenMarks(flat, vocabulary, 1).bars[10]?.torn).toBe(true);
  const { bars } = nextTokenMarks(new Float32Array(200), wide, 1);
  expect(bars[10]).toMatchObject({ torn: true, length: 1, percent: '95%' });
  expect(nextTokenMarks(logits, vocabulary, 1).bars[10]?.torn).toBe(false);
});

test('at temperature 0 one bar takes everything', () => {
  const { bars } = nextTokenMarks(logits, vocabulary, 0);
  expect(bars.map((bar) => bar.percent).slice(0, 2)).toEqual(['100%', '0%']);
});
