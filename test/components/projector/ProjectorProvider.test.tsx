import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Figure } from '@/components/figure/Figure';
import { ProjectorProvider } from '@/components/projector/ProjectorProvider';

function page(go = vi.fn(), at = 0) {
  return (
    <ProjectorProvider>
      <input aria-label="Prompt" />
      <Figure id="first" title="First" steps={{ count: 2, at, go }}>
        <p>drawn</p>
      </Figure>
      <Figure id="second" title="Second">
        <p>drawn</p>
      </Figure>
    </ProjectorProvider>
  );
}

const projected = () => document.querySelector('[data-projected]')?.id;

test('P fills the screen with a figure, and Escape goes back to where the focus was', async () => {
  render(page());
  const table = screen.getAllByRole('button', { name: 'Export' })[1] as HTMLElement;
  table.focus();
  await userEvent.keyboard('p');
  expect(projected()).toBeDefined();
  expect(document.activeElement?.id).toBe(projected());
  expect(document.documentElement.dataset.projecting).toBe('');
  await userEvent.keyboard('{Escape}');
  expect(projected()).toBeUndefined();
  expect(document.documentElement.dataset.projecting).toBeUndefined();
  expect(document.activeElement).toBe(table);
});

test('the arrow keys walk a figure’s states, then the figures', async () => {
  const go = vi.fn();
  const { rerender } = render(page(go));
  await userEvent.keyboard('p');
  while (projected() !== 'first') await userEvent.keyboard('{ArrowLeft}');
  await userEvent.keyboard('{ArrowRight}');
  expect(go).toHaveBeenLastCalledWith(1);
  expect(projected()).toBe('first');
  rerender(page(go, 1));
  await userEvent.keyboard('{ArrowRight}');
  expect(projected()).toBe('second');
  await userEvent.keyboard('{ArrowRight}');
  expect(projected()).toBe('second');
  await userEvent.keyboard('{ArrowLeft}');
  expect(projected()).toBe('first');
});

test('a figure is entered at its first state going on, at its last going back', async () => {
  const go = vi.fn();
  render(page(go, 1));
  await userEvent.keyboard('p');
  if (projected() !== 'second') await userEvent.keyboard('{ArrowRight}');
  go.mockClear();
  await userEvent.keyboard('{ArrowLeft}');
  expect(projected()).toBe('first');
  expect(go.mock.calls).toEqual([[1]]);
});

test('after a click in the figure the arrow keys go on with the projector', async () => {
  const go = vi.fn();
  render(
    <ProjectorProvider>
      <Figure id="only" title="Only" steps={{ count: 2, at: 0, go }}>
        <label>
          <input type="radio" /> layer 1
        </label>
      </Figure>
    </ProjectorProvider>,
  );
  await userEvent.keyboard('p');
  await userEvent.click(screen.getByRole('radio'));
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('only'));
  await userEvent.keyboard('{ArrowRight}');
  expect(go).toHaveBeenLastCalledWith(1);
});

test('the focus does not go behind the figure', async () => {
  render(page());
  await userEvent.keyboard('p');
  screen.getByRole('textbox', { name: 'Prompt' }).focus();
  expect(document.activeElement?.id).toBe(projected());
  await userEvent.keyboard('{Escape}');
  screen.getByRole('textbox', { name: 'Prompt' }).focus();
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Prompt' }));
});

test('a p in a text is a letter', async () => {
  render(page());
  await userEvent.type(screen.getByRole('textbox', { name: 'Prompt' }), 'peep');
  expect(projected()).toBeUndefined();
});

test('a figure that leaves the page leaves the projector', async () => {
  const { rerender } = render(page());
  await userEvent.keyboard('p');
  rerender(<ProjectorProvider>nothing</ProjectorProvider>);
  expect(projected()).toBeUndefined();
  expect(screen.queryByRole('toolbar', { name: 'Projector' })).toBeNull();
});

test('a projected figure says that a fit is due until it has not changed for a while', async () => {
  render(page());
  const isDue = () => document.querySelector('[data-projected][data-fitting]') !== null;
  const isFitted = () => vi.waitFor(() => expect(isDue()).toBe(false));
  await userEvent.keyboard('p');
  expect(isDue()).toBe(true);
  await isFitted();
  const figure = document.querySelector('[data-projected]') as HTMLElement;
  figure.querySelector('p')?.append('drawn again');
  await vi.waitFor(() => expect(isDue()).toBe(true), { interval: 1 });
  await isFitted();
  dispatchEvent(new Event('resize'));
  expect(isDue()).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(document.querySelector('[data-fitting]')).toBeNull();
});
