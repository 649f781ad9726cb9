import { expect, test } from 'vitest';
import { promptHint } from '@/components/workbench/prompt-hint';

const token = (text: string, special: boolean) => ({
  id: 0,
  bytes: new TextEncoder().encode(text),
  special,
});

test('an empty prompt begins with the mark of the model, whatever it is', () => {
  expect(promptHint('', token('<s>', true))).toContain('its mark for the start of a text, <s>.');
  expect(promptHint('', undefined)).toContain('<|endoftext|>');
});

test('a model without a mark says with which token it begins', () => {
  expect(promptHint('', token('\n', false))).toMatch(/has no mark .* the token “↵”/);
});

test('a space at the end is told, and nothing else', () => {
  expect(promptHint('Once ', undefined)).toContain('ends in a space');
  expect(promptHint('Once', undefined)).toBeUndefined();
});
