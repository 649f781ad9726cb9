import { render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { MaskFigures } from '@/components/chapters/introduction/MaskFigures';
import { ModelMapFigure } from '@/components/chapters/introduction/ModelMapFigure';
import { EmbedFrame } from '@/components/embed/EmbedFrame';
import { EngineProvider } from '@/components/engine/EngineProvider';
import { SentenceProvider } from '@/components/sentence/SentenceProvider';
import { repeated, stages } from '@/content/path';

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

test('in a frame each link to a chapter opens a tab, and on the chapter’s own page none does', () => {
  const map = <ModelMapFigure stops={stages} repeated={repeated} />;
  const figure = { id: 'model-map', title: 'From text to the next token', sentence: true };
  const chapter = { slug: 'introduction', title: 'Introduction' };
  const opening = () =>
    within(screen.getByRole('list', { name: /^The model, from text/ }))
      .getAllByRole('link')
      .map((link) => `${link.getAttribute('target')} ${link.getAttribute('rel')}`);
  const framed = render(
    <EmbedFrame chapter={chapter} figure={figure}>
      {map}
    </EmbedFrame>,
  );
  expect(new Set(opening())).toEqual(new Set(['_blank noopener']));
  framed.unmount();
  render(
    <EngineProvider>
      <SentenceProvider>{map}</SentenceProvider>
    </EngineProvider>,
  );
  expect(new Set(opening())).toEqual(new Set(['null null']));
});
