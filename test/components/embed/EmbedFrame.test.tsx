import { render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MaskFigures } from '@/components/chapters/introduction/MaskFigures';
import { EmbedFrame } from '@/components/embed/EmbedFrame';

test('a frame begins with the sentence of its address, shows its figure alone, and saves nothing', async () => {
  localStorage.setItem('inside-gpt-2:prompt', 'My own sentence');
  history.replaceState(null, '', '/embed/introduction/mask-decoder?prompt=A+dog&step=1');
  render(
    <EmbedFrame
      chapter={{ slug: 'introduction', title: 'Introduction' }}
      figure={{ id: 'mask-decoder', title: 'GPT-2, 2019', sentence: true }}
    >
      <MaskFigures />
    </EmbedFrame>,
  );
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Prompt' });
  await waitFor(() => expect(field.value).toBe('A dog'));
  expect(localStorage.getItem('inside-gpt-2:prompt')).toBe('My own sentence');
  const seen = (id: string) => getComputedStyle(document.getElementById(id) as Element).display;
  expect([seen('mask-decoder'), seen('mask-encoder')]).toEqual(['block', 'none']);
  const back = screen.getByRole('link', { name: 'GPT-2, 2019 in “Introduction”, Inside GPT-2' });
  expect(back.getAttribute('href')).toBe('/introduction#mask-decoder');
});
