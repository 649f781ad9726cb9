import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ModelStrip } from '@/components/site/ModelStrip';

const stop = (slug: string, ready: boolean) => ({
  slug,
  ready,
  title: slug,
  question: '',
  part: `${slug} part`,
  leaves: '',
});
const stops = [stop('text', true), stop('attention', true), stop('network', false)];

test('marks the part of the chapter at hand, and only that', () => {
  render(<ModelStrip stops={stops} repeated={['attention', 'network']} current="attention" />);
  const marked = screen.getAllByRole('link').filter((link) => link.hasAttribute('aria-current'));
  expect(marked.map((link) => link.getAttribute('href'))).toEqual(['/attention']);
});

test('a part whose chapter is still to come is named, and is no link', () => {
  render(<ModelStrip stops={stops} repeated={[]} current="text" />);
  expect(screen.getAllByRole('link')).toHaveLength(2);
  expect(screen.getByText('network part')).toBeTruthy();
});

test('says once that the block repeats', () => {
  render(<ModelStrip stops={stops} repeated={['attention', 'network']} current="text" />);
  expect(screen.getAllByText('× L layers')).toHaveLength(1);
});
