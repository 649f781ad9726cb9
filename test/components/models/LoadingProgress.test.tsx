import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { LoadingModel } from '@/components/engine/model-selection';
import { LoadingProgress } from '@/components/models/LoadingProgress';

const shown = (loading: Omit<LoadingModel, 'id'>) =>
  render(<LoadingProgress title="storybook" loading={{ id: 'storybook', ...loading }} />);

test('before the first byte it says that the files are being asked for', () => {
  shown({ stage: 'fetching', loaded: 0, total: undefined, secondsLeft: undefined });
  expect(screen.getByRole('status').textContent).toBe('Its files are being asked for.');
  expect(screen.queryByRole('progressbar')).toBeNull();
});

test('then the bytes are counted, and the bar has the name of the model', () => {
  shown({ stage: 'fetching', loaded: 3e6, total: 12e6, secondsLeft: 6 });
  const bar = screen.getByRole('progressbar', { name: 'storybook on its way' });
  expect(bar.getAttribute('aria-valuenow')).toBe('3000000');
  expect(bar.textContent).toMatch(/^3\.0 MB of 12\.0 MB/);
});

test('when all is there, it says what is done with it', () => {
  shown({ stage: 'checking', loaded: 12e6, total: 12e6, secondsLeft: undefined });
  expect(screen.getByRole('status').textContent).toBe('Its answers are being checked.');
});
