import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ModelPath } from '@/components/site/ModelPath';

const stop = (slug: string, ready: boolean) => ({
  slug,
  ready,
  title: slug,
  question: `What is ${slug}?`,
  part: `${slug} part`,
  leaves: 'T ids',
});

test('links what can be read, and names the rest as still to come', () => {
  render(<ModelPath stops={[stop('embeddings', false), stop('text', true)]} repeated={[]} />);
  const [planned, ready] = screen.getAllByRole('listitem');
  expect(within(planned!).queryByRole('link')).toBeNull();
  expect(planned!.textContent).toContain('still to come');
  expect(within(ready!).getByRole('link', { name: 'text' }).getAttribute('href')).toBe('/text');
  expect(ready!.textContent).not.toContain('still to come');
});

test('says once that a block repeats, however many parts it has', () => {
  const stops = ['attention', 'mlp', 'end'].map((slug) => stop(slug, true));
  render(<ModelPath stops={stops} repeated={['attention', 'mlp']} />);
  expect(screen.getAllByText('× L layers')).toHaveLength(1);
});
