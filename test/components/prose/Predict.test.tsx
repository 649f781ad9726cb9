import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Predict, type PredictProps } from '@/components/prose/Predict';

beforeEach(() => localStorage.clear());

// Each test has an exercise of its own: what was guessed on this page is kept by id.
let count = 0;
const exercise = (props: Partial<PredictProps> = {}): PredictProps => ({
  id: `exercise-${count++}`,
  question: <p>How many?</p>,
  expected: '9',
  answer: 'Nine.',
  hint: 'It is a square.',
  children: <p>Because three times three.</p>,
  ...props,
});

const write = async (text: string) => {
  await userEvent.clear(screen.getByRole('textbox'));
  await userEvent.type(screen.getByRole('textbox'), `${text}{Enter}`);
};

test('reveals nothing before the reader has guessed', () => {
  render(<Predict {...exercise()} />);
  expect(screen.queryByText('Nine.')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Show the answer' })).toBeNull();
});

test('reveals the answer and its reason after a right guess', async () => {
  render(<Predict {...exercise()} />);
  await write('9');
  expect(screen.getByText('Right.').parentElement?.textContent).toBe('Right. Nine.');
  expect(screen.getByText('Because three times three.')).toBeTruthy();
});

test('gives a hint and one more try after a wrong guess, then the answer', async () => {
  render(<Predict {...exercise()} />);
  await write('6');
  expect(screen.getByText(/It is a square/)).toBeTruthy();
  expect(screen.queryByText(/Because/)).toBeNull();
  await write('8');
  expect(screen.getByText('The answer:').parentElement?.textContent).toBe('The answer: Nine.');
});

test('shows the answer on demand after the first try', async () => {
  render(<Predict {...exercise()} />);
  await write('6');
  await userEvent.click(screen.getByRole('button', { name: 'Show the answer' }));
  expect(screen.getByText(/Because/)).toBeTruthy();
});

test('grades a choice, and names it by its label', async () => {
  const options = [
    { value: '6', label: 'six' },
    { value: '9', label: 'nine' },
  ];
  render(<Predict {...exercise({ options })} />);
  await userEvent.click(screen.getByRole('radio', { name: 'six' }));
  await userEvent.click(screen.getByRole('button', { name: 'Check my guess' }));
  expect(screen.getByText('six', { selector: 'q' })).toBeTruthy();
  // What was tried keeps a mark, and is not offered again.
  expect(screen.getByText('six', { selector: 's' })).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'six' })).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('radio', { name: 'nine' }));
  await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
  expect(screen.getByText('Right.')).toBeTruthy();
});

test('cannot be checked while the answer is not known', () => {
  render(<Predict {...exercise({ expected: undefined })} />);
  const button = screen.getByRole('button', { name: 'Check my guess' });
  expect(button.hasAttribute('disabled')).toBe(true);
});

test('keeps the guesses when the page is left, and starts over when asked to', async () => {
  const props = exercise();
  render(<Predict {...props} />);
  await write('9');
  cleanup();
  render(<Predict {...props} />);
  expect(screen.getByText('Right.')).toBeTruthy();
  expect(localStorage.getItem(`predict:${props.id}`)).toContain('"9"');
  await userEvent.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.queryByText('Right.')).toBeNull();
  expect(screen.getByRole('textbox')).toBeTruthy();
});

test('works where the browser blocks storage', async () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked, removeItem: blocked });
  try {
    render(<Predict {...exercise()} />);
    await write('9');
    expect(screen.getByText('Right.')).toBeTruthy();
  } finally {
    vi.unstubAllGlobals();
  }
});

test('a wrong guess that is a common belief leads to the experiment that settles it', async () => {
  const options = [
    { value: '6', label: 'six', belief: 'exact' as const },
    { value: '8', label: 'eight' },
    { value: '9', label: 'nine' },
  ];
  render(<Predict {...exercise({ options })} />);
  await userEvent.click(screen.getByRole('radio', { name: 'six' }));
  await userEvent.click(screen.getByRole('button', { name: 'Check my guess' }));
  const link = screen.getByRole('link', { name: 'put it to the test' });
  expect(link.getAttribute('href')).toBe('/myths#exact');
  expect(link.parentElement?.textContent).toBe('“six” is a common belief: put it to the test.');
  // It stays with the answer.
  await userEvent.click(screen.getByRole('radio', { name: 'nine' }));
  await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
  expect(screen.getAllByRole('link', { name: 'put it to the test' })).toHaveLength(1);
});

test('says nothing of beliefs to whoever does not hold one', async () => {
  const options = [
    { value: '6', label: 'six', belief: 'exact' as const },
    { value: '8', label: 'eight' },
    { value: '9', label: 'nine' },
  ];
  render(<Predict {...exercise({ options })} />);
  await userEvent.click(screen.getByRole('radio', { name: 'eight' }));
  await userEvent.click(screen.getByRole('button', { name: 'Check my guess' }));
  await userEvent.click(screen.getByRole('radio', { name: 'nine' }));
  await userEvent.click(screen.getByRole('button', { name: 'Check again' }));
  expect(screen.getByText('Right.')).toBeTruthy();
  expect(screen.queryByRole('link')).toBeNull();
});
