import { waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { onThemeChange } from '@/components/figure/themeChanges';

test('a change of theme is told until nobody listens any more', async () => {
  const changed = vi.fn();
  const stop = onThemeChange(changed);
  document.documentElement.dataset.theme = 'dark';
  await waitFor(() => expect(changed).toHaveBeenCalledOnce());
  stop();
  delete document.documentElement.dataset.theme;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(changed).toHaveBeenCalledOnce();
});
