import type { Declaration, Declarations } from './declarations';

/** What stands alone. */
const NAMES: readonly Declaration[] = [
  { name: 'gpt2', says: 'The model that the page has loaded.' },
  {
    name: 'display',
    parameters: '(value, { label, bars, unit })',
    says: 'Shows a value below the cell.',
  },
  { name: 'tensor', parameters: '(numbers)', says: 'Makes a tensor of nested lists of numbers.' },
];

/** Returns what may stand behind a piece of code. */
export function offered({ gpt2, members }: Declarations, text: string): readonly Declaration[] {
  if (/\bgpt2\s*\.$/.test(text)) return gpt2;
  if (/[\w)\]]\s*\??\.$/.test(text)) return members;
  const [, method] = /\bgpt2\s*\.(\w+)\([^()]*\{[^{}]*$/.exec(text) ?? [];
  const options = gpt2.find(({ name }) => name === method)?.options;
  if (options && /[{,]\s*$/.test(text)) return options;
  return /[.'"`]$/.test(text) ? [] : NAMES;
}
