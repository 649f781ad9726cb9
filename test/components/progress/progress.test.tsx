import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ForgetProgress } from '@/components/progress/ForgetProgress';
import { changeProgress } from '@/components/progress/progress-store';
import { ReadSoFar } from '@/components/progress/ReadSoFar';
import { recordProgress } from '@/components/progress/record';
import { readStored, writeStored } from '@/components/storage/stored';

const KEY = 'inside-gpt-2:progress';
const begun = { read: ['mask'], sections: 3, answered: 1, exercises: 2 };

afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
});

test('a chapter that was begun says how much of it is read, and another says nothing', () => {
  changeProgress(() => ({ learning: begun }));
  const { container } = render(<ReadSoFar chapter="learning" />);
  expect(container.textContent).toBe('1 of 3 sections read, 1 of 2 exercises answered');
  expect(render(<ReadSoFar chapter="circuits" />).container.textContent).toBe('');
});

test('a change begins with what another tab has saved', () => {
  localStorage.setItem(KEY, JSON.stringify({ circuits: begun }));
  changeProgress((before) => ({ ...before, learning: begun }));
  expect(JSON.parse(localStorage.getItem(KEY) ?? '')).toEqual({ circuits: begun, learning: begun });
});

test('what was read and guessed is forgotten on demand', async () => {
  writeStored('predict:one', '{"guesses":["a"],"revealed":true}');
  changeProgress(() => ({ learning: begun }));
  render(<ForgetProgress />);
  await userEvent.click(screen.getByRole('button', { name: 'Forget it' }));
  expect(screen.queryByRole('button')).toBeNull();
  expect([localStorage.getItem(KEY), readStored('predict:one')]).toEqual([null, null]);
});

test('a section that stays in the window is recorded as read, with the exercises of its page', () => {
  vi.useFakeTimers();
  document.body.innerHTML = `<main><article>
    <h2 id="mask"></h2><h2 id="sources"></h2>
    <div data-mark="exercise" data-answered="true"></div><div data-mark="exercise"></div>
  </article></main>`;
  const place = (selector: string, box: Partial<DOMRect>) => {
    const element = document.querySelector(selector) as HTMLElement;
    element.getBoundingClientRect = () => box as DOMRect;
  };
  place('article', { bottom: 9000 });
  place('#mask', { top: 10 });
  place('#sources', { top: window.innerHeight - 20 });
  const stop = recordProgress('learning', ['mask', 'sources']);
  const { container } = render(<ReadSoFar chapter="learning" />);
  act(() => vi.advanceTimersByTime(60_000));
  expect(container.textContent).toBe('1 of 2 sections read, 1 of 2 exercises answered');
  stop();
});
